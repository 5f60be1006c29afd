package dev.handrail.backup.restore;

import dev.handrail.backup.source.MySqlAccount;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A server of MariaDB or MySQL that something is to be restored to: all that must be known of it before, asked at once.
 *
 * @param folder in which its data lies
 * @param account whom it knows us as
 * @param there which of the databases it has that were asked for
 */
record MySqlTarget(String version, String folder, MySqlAccount account, PrimaryKeys keys, List<String> there) {
    private static final String SERVER = "SELECT 'version', VERSION();\nSELECT 'folder', @@datadir;\n";
    private static final String THERE = """
            SELECT 'there', %1$s FROM information_schema.SCHEMATA WHERE BINARY SCHEMA_NAME = BINARY %1$s
                OR @@lower_case_table_names > 0 AND LOWER(SCHEMA_NAME) = LOWER(%1$s) LIMIT 1;
            """;

    MySqlTarget {
        there = List.copyOf(there);
    }

    /** @param databases whose names are taken, or may be */
    static MySqlTarget of(MySqlClient client, List<String> databases) throws OperationFailed {
        String each = databases.stream()
                .map(name -> THERE.formatted(MySqlClient.literal(name)))
                .collect(Collectors.joining());
        List<List<String>> rows = client.askServer(SERVER + each + MySqlAccount.QUERY + PrimaryKeys.QUERY);
        return new MySqlTarget(
                MySqlClient.labelled("version", rows).getFirst(),
                MySqlClient.labelled("folder", rows).getFirst(),
                MySqlAccount.in(rows),
                PrimaryKeys.in(rows, client),
                MySqlClient.labelled("there", rows));
    }

    boolean has(String database) {
        return there.contains(database);
    }
}
