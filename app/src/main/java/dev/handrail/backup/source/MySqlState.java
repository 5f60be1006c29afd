package dev.handrail.backup.source;

import dev.handrail.operation.Work;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.Map;

/** What the tables of a MariaDB or MySQL database hold now. */
public final class MySqlState {
    private MySqlState() {}

    /**
     * @param hashed also how the content of the tables hashes
     * @param except a table that does not count
     */
    public static TablesRead tables(MySqlClient client, boolean hashed, String except, Work work)
            throws OperationFailed {
        Map<String, String> queries = MySqlColumns.of(client).queries(name -> !name.equals(except), hashed);
        try (MySqlReading reading = MySqlReading.begin(client, queries, work::say);
                Work.Handle cancel = work.onCancel(reading::cancel)) {
            TablesRead read = reading.all();
            work.stopIfCancelled();
            return read;
        }
    }

    public static TablesRead tables(MySqlClient client, boolean hashed) throws OperationFailed {
        Map<String, String> queries = MySqlColumns.of(client).queries(name -> true, hashed);
        try (MySqlReading reading = MySqlReading.begin(client, queries, line -> {})) {
            return reading.all();
        }
    }
}
