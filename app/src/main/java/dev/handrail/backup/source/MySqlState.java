package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.Objects;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.operation.Work;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a MariaDB or MySQL database holds now: its tables with their rows, and how many objects of each kind. */
public record MySqlState(List<TableRows> tables, List<Objects> objects) {
    public MySqlState {
        tables = List.copyOf(tables);
        objects = List.copyOf(objects);
    }

    /**
     * @param hashed also how the content of the tables hashes
     * @param except a table that does not count
     */
    public static MySqlState of(MySqlClient client, boolean hashed, String except, Work work) throws OperationFailed {
        List<String> queries = MySqlColumns.of(client).queries(name -> !name.equals(except), hashed);
        try (MySqlReading reading = MySqlReading.begin(client, queries, work::say);
                Work.Handle cancel = work.onCancel(reading::cancel)) {
            List<TableRows> tables = reading.tables().values().stream()
                    .sorted(Comparator.comparing(TableRows::table))
                    .toList();
            work.stopIfCancelled();
            List<Item> items = MySqlCatalogue.of(client).items().stream()
                    .filter(item -> !item.name().equals(except))
                    .toList();
            return new MySqlState(tables, objects(items));
        }
    }

    /** Only the tables of it. */
    public static List<TableRows> tables(MySqlClient client, boolean hashed) throws OperationFailed {
        List<String> queries = MySqlColumns.of(client).queries(name -> true, hashed);
        try (MySqlReading reading = MySqlReading.begin(client, queries, line -> {})) {
            return reading.tables().values().stream()
                    .sorted(Comparator.comparing(TableRows::table))
                    .toList();
        }
    }

    static List<Objects> objects(List<Item> items) {
        return Stream.of(Kind.values())
                .map(kind -> new Objects(
                        kind.word(),
                        items.stream().filter(item -> item.kind() == kind).count()))
                .filter(objects -> objects.count() > 0)
                .toList();
    }
}
