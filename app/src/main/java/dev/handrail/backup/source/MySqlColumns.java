package dev.handrail.backup.source;

import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The columns of the tables of a MariaDB or MySQL database, and the queries that count their rows and hash their content:
 * whatever the order of the rows, and the same wherever the same rows stand.
 */
final class MySqlColumns {
    /** Stands before a hash, so that a later way to hash can be told from it. */
    static final String METHOD = "mysql-md5:";

    private static final Set<String> SHORT = Set.of("char", "varchar", "binary", "varbinary", "enum", "set", "bit");
    private static final Set<String> IN_WORDS = Set.of(
            "tinyint",
            "smallint",
            "mediumint",
            "int",
            "bigint",
            "decimal",
            "float",
            "double",
            "date",
            "time",
            "datetime",
            "timestamp",
            "year",
            "uuid",
            "inet4",
            "inet6");

    /** Without columns that are computed: a dump has none of their values, and the server makes them anew. */
    private static final String QUERY = """
            SELECT c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE FROM information_schema.COLUMNS c
              JOIN information_schema.TABLES t ON BINARY t.TABLE_SCHEMA = BINARY c.TABLE_SCHEMA
               AND BINARY t.TABLE_NAME = BINARY c.TABLE_NAME
             WHERE c.TABLE_SCHEMA = DATABASE() AND t.TABLE_SCHEMA = DATABASE()
               AND BINARY c.TABLE_SCHEMA = BINARY DATABASE()
               AND t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
               AND COALESCE(c.GENERATION_EXPRESSION, '') = ''
             ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION""";

    private final Map<String, List<String>> values;
    private final Set<String> floats;

    private MySqlColumns(Map<String, List<String>> values, Set<String> floats) {
        this.values = values;
        this.floats = floats;
    }

    static MySqlColumns of(MySqlClient client) throws OperationFailed {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> floats = new TreeSet<>();
        for (List<String> row : client.ask(QUERY)) {
            if (row.get(2).equals("float")) {
                floats.add(row.getFirst());
            }
            values.computeIfAbsent(row.getFirst(), table -> new ArrayList<>())
                    .add(value(MySqlClient.quoted(row.get(1)), row.get(2)));
        }
        return new MySqlColumns(values, floats);
    }

    /** In characters that no other value has, and no longer than a server takes in one piece. */
    private static String value(String column, String type) {
        if (SHORT.contains(type)) {
            return "IFNULL(HEX(" + column + "), '-')";
        }
        return IN_WORDS.contains(type)
                ? "IFNULL(CAST(" + column + " AS CHAR), '-')"
                : "IFNULL(MD5(" + column + "), '-')";
    }

    /** The tables with numbers that the server writes down with six digits, of more that it may know. */
    List<String> rounded(Predicate<String> which) {
        return floats.stream().filter(which).toList();
    }

    /** Whether a table has the same columns in both. */
    boolean same(MySqlColumns others, String table) {
        return Objects.equals(values.get(table), others.values.get(table));
    }

    /** One for each of these tables: its name, its rows, and its hash or nothing. */
    List<String> queries(Predicate<String> which, boolean hashed) {
        return values.entrySet().stream()
                .filter(table -> which.test(table.getKey()))
                .map(table -> "SELECT " + MySqlClient.literal(table.getKey()) + ", COUNT(*), "
                        + (hashed ? sum(table.getValue()) : "''") + " FROM " + MySqlClient.quoted(table.getKey()))
                .toList();
    }

    private static String sum(List<String> columns) {
        return "COALESCE(SUM(CAST(CONV(LEFT(MD5(CONCAT_WS(',', 'r', " + String.join(", ", columns)
                + ")), 16), 16, 10) AS DECIMAL(20))), 0)";
    }
}
