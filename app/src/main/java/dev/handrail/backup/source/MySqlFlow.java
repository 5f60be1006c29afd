package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.operation.Work;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB or MySQL database while it is dumped. The dump is believed when it ends as it should, and when all that the
 * catalogue shows before and after is in it.
 */
final class MySqlFlow implements Flow {
    private static final int NAMED = 20;

    private final MySqlTap tap;
    private final Work work;
    private final @Nullable MySqlContent content;
    private final MySqlDumped dumped;

    private MySqlFlow(MySqlTap tap, Work work, @Nullable MySqlContent content) {
        this.tap = tap;
        this.work = work;
        this.content = content;
        this.dumped = new MySqlDumped(content == null ? () -> {} : content::begun);
    }

    static MySqlFlow begin(MySqlTap tap, Work work) throws OperationFailed {
        return new MySqlFlow(tap, work, tap.proves() ? MySqlContent.before(tap, work) : null);
    }

    @Override
    public Pipeline pipeline() {
        return shown().pipe(MySqlDumped.command());
    }

    @Override
    public Pipeline shown() {
        return tap.shown();
    }

    @Override
    public boolean hears(String line) {
        return dumped.hears(line);
    }

    @Override
    public Content finish() throws OperationFailed {
        if (!dumped.complete()) {
            throw failed(Words.of("backup.mysql.half"), Words.of("backup.failed.stream.next"));
        }
        work.step(Words.of("backup.run.step.count"));
        if (content != null) {
            content.after();
        }
        List<List<String>> now = tap.client().ask((content == null ? "" : MySqlColumns.QUERY) + MySqlCatalogue.QUERY);
        Map<String, TableRows> same = content == null ? Map.of() : content.same(MySqlColumns.in(now));
        MySqlCatalogue after = MySqlCatalogue.in(now);
        MySqlCatalogue catalogue = tap.catalogue();
        MySqlCatalogue stayed = catalogue.without(item -> !tap.choice().wants(item) || !after.has(item));
        List<Item> expected = stayed.items();
        reconcile(expected, after);
        List<String> notes = notes(expected);
        Manifest.Source source = new Manifest.Source(
                tap.entry().engine().word(),
                tap.name(),
                tap.database(),
                catalogue.version(),
                catalogue.encoding(),
                catalogue.collate(),
                "",
                catalogue.user(),
                null,
                catalogue.bytes());
        return new Content(
                source,
                tap.tools().dumperName() + " " + tap.tools().version(),
                "sql",
                rows(expected, same, notes),
                stayed.objects(),
                notes);
    }

    private List<String> notes(List<Item> expected) {
        List<String> notes = new ArrayList<>(LeftOut.noted(tap.choice().leftOut()));
        if (!tap.inconsistent().isEmpty()) {
            notes.add(tap.inconsistentText());
        }
        if (content != null) {
            Set<String> dumpedRows = rowsOf(expected);
            List<String> rounded = content.rounded(dumpedRows::contains);
            if (!rounded.isEmpty()) {
                notes.add(Words.of("backup.mysql.rounded", Listed.of(rounded)));
            }
        }
        return notes;
    }

    private void reconcile(List<Item> expected, MySqlCatalogue after) throws OperationFailed {
        if (after.version().isEmpty()) {
            throw failed(Words.of("backup.mysql.gone"), Words.of("sql.next.gone"));
        }
        List<String> missing = expected.stream()
                .filter(item -> !dumped.has(item))
                .map(item -> item.kind().word() + ": " + item.name())
                .toList();
        if (!missing.isEmpty()) {
            String named = String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())));
            throw failed(
                    Words.of("backup.mysql.missing", missing.size(), named), Words.of("backup.mysql.missing.next"));
        }
    }

    /** As they are in the dump, which is exact; where it does not tell rows apart, as they were around it or after it. */
    private List<TableRows> rows(List<Item> expected, Map<String, TableRows> same, List<String> notes)
            throws OperationFailed {
        List<TableRows> rows = new ArrayList<>();
        List<Item> uncounted = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        for (Item table : expected.stream().filter(tap.choice()::wantsRows).toList()) {
            OptionalLong count = dumped.rows(table.name());
            TableRows known = same.get(table.name());
            if (known != null && (count.isEmpty() || count.getAsLong() == known.rows())) {
                rows.add(known);
                continue;
            }
            if (known != null && count.isPresent() && count.getAsLong() < known.rows()) {
                throw failed(
                        Words.of("backup.mysql.lost", table.name(), known.rows(), count.getAsLong()),
                        Words.of("backup.mysql.lost.next"));
            }
            moved.add(table.name());
            if (count.isPresent()) {
                rows.add(new TableRows(tap.database(), table.name(), count.getAsLong()));
            } else {
                uncounted.add(table);
            }
        }
        if (content != null && !moved.isEmpty()) {
            notes.add(Words.of("backup.mysql.moved", Listed.of(moved)));
        }
        rows.addAll(counted(uncounted, notes));
        return rows.stream().sorted(Comparator.comparing(TableRows::table)).toList();
    }

    private Set<String> rowsOf(List<Item> expected) {
        return expected.stream().filter(tap.choice()::wantsRows).map(Item::name).collect(Collectors.toSet());
    }

    private List<TableRows> counted(List<Item> uncounted, List<String> notes) throws OperationFailed {
        List<TableRows> rows = new ArrayList<>();
        if (!uncounted.isEmpty()) {
            notes.add(Words.of("backup.mysql.counted", uncounted.size()));
        }
        for (Item table : uncounted) {
            String query = "SELECT COUNT(*) FROM " + MySqlClient.quoted(table.name());
            String count = tap.client().ask(query).getFirst().getFirst();
            rows.add(new TableRows(tap.database(), table.name(), Long.parseLong(count)));
        }
        return rows;
    }

    private OperationFailed failed(String cameBack, String next) {
        return OperationFailed.failed(Words.of("backup.mysql.failed", tap.name()))
                .on(tap.shell().where())
                .cameBack(cameBack)
                .next(next)
                .build();
    }

    @Override
    public void close() throws OperationFailed {
        if (content != null) {
            content.close();
        }
    }
}
