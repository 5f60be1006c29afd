package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.Objects;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.operation.Work;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a MariaDB or MySQL database holds now: its tables with their rows, and how many objects of each kind. */
public record MySqlState(TablesRead read, List<Objects> objects) {
    public MySqlState {
        objects = List.copyOf(objects);
    }

    /**
     * @param hashed also how the content of the tables hashes
     * @param except a table that does not count
     */
    public static MySqlState of(MySqlClient client, boolean hashed, String except, Work work) throws OperationFailed {
        Map<String, String> queries = MySqlColumns.of(client).queries(name -> !name.equals(except), hashed);
        try (MySqlReading reading = MySqlReading.begin(client, queries, work::say);
                Work.Handle cancel = work.onCancel(reading::cancel)) {
            TablesRead read = reading.all();
            work.stopIfCancelled();
            List<Item> items = MySqlCatalogue.of(client).items().stream()
                    .filter(item -> !item.name().equals(except))
                    .toList();
            return new MySqlState(read, objects(items));
        }
    }

    /** Only the tables of it. */
    public static TablesRead tables(MySqlClient client, boolean hashed) throws OperationFailed {
        Map<String, String> queries = MySqlColumns.of(client).queries(name -> true, hashed);
        try (MySqlReading reading = MySqlReading.begin(client, queries, line -> {})) {
            return reading.all();
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
