package dev.handrail.backup.source;

import dev.handrail.operation.Work;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables of a database whose rows are dumped. Which of them the patterns of a profile mean, only pg_dump itself can
 * tell: so it is asked for their definitions alone.
 */
final class TablesWithRows {
    private static final Pattern TABLE = Pattern.compile("\\d+; 1259 (\\d+) TABLE .*", Pattern.DOTALL);

    private TablesWithRows() {}

    /** By their oid. */
    static LongPredicate of(PostgresTap tap, Snapshot snapshot, Work work) throws OperationFailed {
        if (!tap.selection().rows()) {
            return oid -> false;
        }
        return tap.selection().partial() ? listed(tap, snapshot, work)::contains : oid -> true;
    }

    private static Set<Long> listed(PostgresTap tap, Snapshot snapshot, Work work) throws OperationFailed {
        Pipeline pipeline = tap.tablesWithRows(snapshot.name());
        try (Running running = tap.shell().start(pipeline, work::say);
                Work.Handle cancel = work.onCancel(running::cancel);
                BufferedReader list =
                        new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8))) {
            Set<Long> tables = list.lines()
                    .map(TABLE::matcher)
                    .filter(Matcher::matches)
                    .map(table -> Long.valueOf(table.group(1)))
                    .collect(Collectors.toSet());
            Exit exit = running.await();
            work.stopIfCancelled();
            if (!exit.good()) {
                throw failed(tap, exit.errorText());
            }
            return tables;
        } catch (IOException e) {
            throw failed(tap, String.valueOf(e.getMessage()));
        }
    }

    private static OperationFailed failed(PostgresTap tap, String why) {
        return OperationFailed.failed(Words.of("backup.failed.chosen", tap.name()))
                .on(tap.shell().where())
                .cameBack(why)
                .next(Words.of("backup.failed.chosen.next"))
                .build();
    }
}
