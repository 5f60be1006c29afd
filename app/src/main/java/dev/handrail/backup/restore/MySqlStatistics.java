package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Has the statistics of a restored database of MariaDB or MySQL gathered: without them it is a slow one. It is whole all the
 * same, so that what goes wrong here is said and nothing more.
 */
final class MySqlStatistics {
    /** So many in one go, that somebody who cancels does not wait for all of them. */
    private static final int AT_ONCE = 20;

    private final MySqlClient client;

    /** @param client whose database is the restored one */
    MySqlStatistics(MySqlClient client) {
        this.client = client;
    }

    /** @param tables those that are known to come; of a foreign dump nobody knows them before */
    Step step(List<TableRows> tables) {
        List<String> names = tables.stream().map(TableRows::table).toList();
        return new Step(title(), client.shell().where(), names.isEmpty() ? null : statement(names), Effect.CHANGES);
    }

    private String title() {
        return Words.of("restore.step.analyze", client.name());
    }

    private static String statement(List<String> tables) {
        return tables.stream().map(MySqlClient::quoted).collect(Collectors.joining(", ", "ANALYZE TABLE ", ""));
    }

    /** @param tables all that it has */
    void gather(List<String> tables, Work work) throws OperationFailed {
        work.step(title());
        for (int at = 0; at < tables.size(); at += AT_ONCE) {
            work.stopIfCancelled();
            String statement = statement(tables.subList(at, Math.min(at + AT_ONCE, tables.size())));
            work.command(client.shell().where(), statement);
            List<String> wrong = wrong(told(work, statement));
            if (!wrong.isEmpty()) {
                work.say(Words.of("restore.mysql.statistics", String.join("; ", wrong)));
            }
        }
    }

    private List<List<String>> told(Work work, String statement) {
        try {
            return client.ask(statement);
        } catch (OperationFailed e) {
            work.say(Words.of("restore.mysql.statistics", e.getMessage()));
            return List.of();
        }
    }

    /** The statement ends well whatever became of a table: that stands in what it answers, as table, deed, kind and text. */
    private static List<String> wrong(List<List<String>> answered) {
        List<String> wrong = new ArrayList<>();
        for (List<String> row : answered) {
            if (row.size() > 3 && row.get(2).equalsIgnoreCase("error")) {
                wrong.add(row.get(0) + ": " + row.get(3));
            }
        }
        return wrong;
    }
}
