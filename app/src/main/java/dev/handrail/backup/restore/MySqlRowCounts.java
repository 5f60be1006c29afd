package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.TableContents;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts the rows of tables of a live MariaDB or MySQL, many of them by one statement. Whoever has locked tables keeps a plan
 * waiting for some seconds and no longer, however many they are.
 */
final class MySqlRowCounts {
    /** How many tables are waited for in vain before no other is looked at. */
    static final int IN_VAIN = 5;
    /** How many rows a table has that was not looked at for that. */
    static final long UNTRIED = -2;

    private static final int AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How long any is waited for once one was waited for in vain. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    /** What the server answers then. */
    private static final String LOCKED = "ERROR 1205 ";

    private final MySqlClient client;
    private final long enough;
    private Duration patience = PATIENCE;
    private int inVain;

    /** @param enough how many rows of each are counted at most */
    MySqlRowCounts(MySqlClient client, long enough) {
        this.client = client;
        this.enough = enough;
    }

    List<TableRows> of(List<String> names) throws OperationFailed {
        List<TableRows> counted = new ArrayList<>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            counted.addAll(some(names.subList(from, Math.min(names.size(), from + AT_ONCE))));
        }
        return counted;
    }

    private List<TableRows> some(List<String> names) throws OperationFailed {
        if (inVain >= IN_VAIN) {
            return names.stream().map(name -> rows(name, UNTRIED)).toList();
        }
        try {
            return counted(names);
        } catch (OperationFailed e) {
            if (e.kind() != OperationFailed.Kind.FAILED) {
                throw e;
            }
            boolean locked = String.valueOf(e.cameBack()).contains(LOCKED);
            if (locked) {
                patience = A_MOMENT;
            }
            return names.size() == 1 ? uncounted(names.getFirst(), locked) : oneByOne(names);
        }
    }

    /** One that is broken or locked, or that one may not read, keeps no other from being counted. */
    private List<TableRows> oneByOne(List<String> names) throws OperationFailed {
        List<TableRows> counted = new ArrayList<>();
        for (String name : names) {
            counted.addAll(some(List.of(name)));
        }
        return counted;
    }

    private List<TableRows> uncounted(String name, boolean locked) {
        inVain += locked ? 1 : 0;
        return List.of(rows(name, TableContents.UNCOUNTED));
    }

    private List<TableRows> counted(List<String> names) throws OperationFailed {
        String query = IntStream.range(0, names.size())
                .mapToObj(i -> "SELECT " + i + ", COUNT(*) FROM (SELECT 1 FROM " + MySqlClient.quoted(names.get(i))
                        + " LIMIT " + enough + ") counted")
                .collect(Collectors.joining(" UNION ALL "));
        return client.ask("SET SESSION lock_wait_timeout = " + patience.toSeconds() + ";\n" + query).stream()
                .map(row -> rows(names.get(Integer.parseInt(row.get(0))), Long.parseLong(row.get(1))))
                .toList();
    }

    private TableRows rows(String name, long rows) {
        return new TableRows(client.name(), name, rows);
    }
}
