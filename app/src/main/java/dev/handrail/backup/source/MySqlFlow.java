package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A MariaDB or MySQL database while it is dumped. The dump is believed when it ends as it should, and when all that the
 * catalogue shows before and after is in it.
 */
final class MySqlFlow implements Flow {
    private static final int NAMED = 20;

    private final MySqlTap tap;
    private final MySqlDumped dumped = new MySqlDumped();

    MySqlFlow(MySqlTap tap) {
        this.tap = tap;
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
        MySqlCatalogue after = MySqlCatalogue.of(tap.client());
        List<Item> expected = tap.catalogue().items().stream()
                .filter(tap.choice()::wants)
                .filter(after::has)
                .toList();
        reconcile(expected, after);
        List<String> notes = new ArrayList<>();
        if (!tap.inconsistent().isEmpty()) {
            notes.add(tap.inconsistentText());
        }
        MySqlCatalogue catalogue = tap.catalogue();
        Manifest.Source source = new Manifest.Source(
                tap.database().engine().word(),
                tap.name(),
                tap.name(),
                catalogue.version(),
                catalogue.encoding(),
                catalogue.collate(),
                "",
                catalogue.user());
        return new Content(
                source,
                tap.tools().dumperName() + " " + tap.tools().version(),
                "sql",
                rows(expected, notes),
                objects(expected),
                notes);
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

    /** As they are in the dump, which is exact; where it does not tell rows apart, as they are counted after it. */
    private List<TableRows> rows(List<Item> expected, List<String> notes) throws OperationFailed {
        List<TableRows> rows = new ArrayList<>();
        List<Item> uncounted = new ArrayList<>();
        for (Item table : expected) {
            if (tap.choice().wantsRows(table)) {
                OptionalLong count = dumped.rows(table.name());
                if (count.isPresent()) {
                    rows.add(new TableRows(tap.name(), table.name(), count.getAsLong()));
                } else {
                    uncounted.add(table);
                }
            }
        }
        if (!uncounted.isEmpty()) {
            notes.add(Words.of("backup.mysql.counted", uncounted.size()));
            for (Item table : uncounted) {
                String query = "SELECT COUNT(*) FROM " + MySqlClient.quoted(table.name());
                String count = tap.client().ask(query).getFirst().getFirst();
                rows.add(new TableRows(tap.name(), table.name(), Long.parseLong(count)));
            }
        }
        return rows.stream().sorted(Comparator.comparing(TableRows::table)).toList();
    }

    private static List<Manifest.Objects> objects(List<Item> expected) {
        return Stream.of(Kind.values())
                .map(kind -> new Manifest.Objects(
                        kind.word(),
                        expected.stream().filter(item -> item.kind() == kind).count()))
                .filter(objects -> objects.count() > 0)
                .toList();
    }

    private OperationFailed failed(String cameBack, String next) {
        return OperationFailed.failed(Words.of("backup.mysql.failed", tap.name()))
                .on(tap.shell().where())
                .cameBack(cameBack)
                .next(next)
                .build();
    }

    @Override
    public void close() {}
}
