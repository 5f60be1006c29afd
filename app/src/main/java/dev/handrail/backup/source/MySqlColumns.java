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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of the tables of a MariaDB or MySQL database, and the queries that count their rows and hash their content:
 * whatever the order of the rows, and the same wherever the same rows stand.
 */
final class MySqlColumns {
    /** From this version on MySQL has no MD5() any more. */
    private static final int[] WITHOUT_MD5 = {9, 6};

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

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

    /** The version, and the columns without those that are computed: a dump has none of their values, and the server makes them anew. */
    static final String QUERY = """
            SELECT 'version', VERSION();
            SELECT 'column', c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE FROM information_schema.COLUMNS c
              JOIN information_schema.TABLES t ON BINARY t.TABLE_SCHEMA = BINARY c.TABLE_SCHEMA
               AND BINARY t.TABLE_NAME = BINARY c.TABLE_NAME
             WHERE c.TABLE_SCHEMA = DATABASE() AND t.TABLE_SCHEMA = DATABASE()
               AND BINARY c.TABLE_SCHEMA = BINARY DATABASE()
               AND t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
               AND COALESCE(c.GENERATION_EXPRESSION, '') = ''
             ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION;
            """;

    /** A way to hash; its word stands before each hash that was made so, and only those of one way can be compared. */
    enum Method {
        MD5("mysql-md5:"),
        SHA2("mysql-sha2:");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        static Method of(String version) {
            Matcher told = VERSION.matcher(version);
            return version.contains("MariaDB") || !told.matches() || older(told) ? MD5 : SHA2;
        }

        private static boolean older(Matcher told) {
            int major = Integer.parseInt(told.group(1));
            return major < WITHOUT_MD5[0]
                    || major == WITHOUT_MD5[0] && Integer.parseInt(told.group(2)) < WITHOUT_MD5[1];
        }

        String hash(String value) {
            return this == MD5 ? "MD5(" + value + ")" : "SHA2(" + value + ", 256)";
        }
    }

    private final Method method;
    private final Map<String, List<String>> values;
    private final Set<String> floats;

    private MySqlColumns(Method method, Map<String, List<String>> values, Set<String> floats) {
        this.method = method;
        this.values = values;
        this.floats = floats;
    }

    static MySqlColumns of(MySqlClient client) throws OperationFailed {
        return in(client.ask(QUERY));
    }

    /** @param rows the answers to that query, others among them */
    static MySqlColumns in(List<List<String>> rows) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> floats = new TreeSet<>();
        Method method = Method.of(MySqlClient.labelled("version", rows).getFirst());
        for (List<String> row : rows) {
            if (row.getFirst().equals("column")) {
                if (row.get(3).equals("float")) {
                    floats.add(row.get(1));
                }
                values.computeIfAbsent(row.get(1), table -> new ArrayList<>())
                        .add(value(method, MySqlClient.quoted(row.get(2)), row.get(3)));
            }
        }
        return new MySqlColumns(method, values, floats);
    }

    /** In characters that no other value has, and no longer than a server takes in one piece. */
    private static String value(Method method, String column, String type) {
        if (SHORT.contains(type)) {
            return "IFNULL(HEX(" + column + "), '-')";
        }
        return IN_WORDS.contains(type)
                ? "IFNULL(CAST(" + column + " AS CHAR), '-')"
                : "IFNULL(" + method.hash(column) + ", '-')";
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
    Map<String, String> queries(Predicate<String> which, boolean hashed) {
        Map<String, String> queries = new LinkedHashMap<>();
        values.forEach((table, columns) -> {
            if (which.test(table)) {
                String hash = hashed ? sum(columns) : "''";
                queries.put(
                        table,
                        "SELECT " + MySqlClient.literal(table) + ", COUNT(*), " + hash + " FROM "
                                + MySqlClient.quoted(table));
            }
        });
        return queries;
    }

    private String sum(List<String> columns) {
        String row = method.hash("CONCAT_WS(',', 'r', " + String.join(", ", columns) + ")");
        return "CONCAT('" + method.word + "', COALESCE(SUM(CAST(CONV(LEFT(" + row
                + ", 16), 16, 10) AS DECIMAL(20))), 0))";
    }
}
