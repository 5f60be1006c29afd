package dev.handrail.backup.rescue;

import dev.handrail.sql.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * That rows of one table refer to rows of another.
 *
 * @param schema and {@code table}: of the one that is referred to
 * @param columns of the one that refers
 * @param refers the columns they refer to, in the same order
 */
record ForeignKey(String name, String schema, String table, List<String> columns, List<String> refers) {
    private static final String NAMES = "(SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(c.%s) WITH"
            + " ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = c.%s AND a.attnum = k.number)";

    private static final String OF = "SELECT c.conname, n.nspname, p.relname, "
            + NAMES.replaceFirst("%s", "conkey").replaceFirst("%s", "conrelid") + ", "
            + NAMES.replaceFirst("%s", "confkey").replaceFirst("%s", "confrelid") + """
              FROM pg_constraint c JOIN pg_class p ON p.oid = c.confrelid JOIN pg_namespace n ON n.oid = p.relnamespace
             WHERE c.contype = 'f' AND c.conrelid = ?
               AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.oid = c.conparentid AND o.conrelid = c.conrelid)
             ORDER BY c.conname""";

    /** Those that take rows along, or change them, when what they refer to is deleted or changed. */
    private static final String REFERRING = "SELECT c.conname, n.nspname, r.relname, "
            + NAMES.replaceFirst("%s", "conkey").replaceFirst("%s", "conrelid") + ", "
            + NAMES.replaceFirst("%s", "confkey").replaceFirst("%s", "confrelid") + """
              FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
             WHERE c.contype = 'f' AND c.confrelid = ? AND c.%s IN ('c', 'n', 'd')
               AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.oid = c.conparentid AND o.confrelid = c.confrelid)
             ORDER BY c.conname""";

    ForeignKey {
        columns = List.copyOf(columns);
        refers = List.copyOf(refers);
    }

    /** Of a table to others. */
    static List<ForeignKey> of(Connection connection, Relation table) throws SQLException {
        return read(connection, OF, table);
    }

    /** Of others to a table; here schema and table are those of the other. */
    static List<ForeignKey> takingAlong(Connection connection, Relation table) throws SQLException {
        return read(connection, REFERRING.formatted("confdeltype"), table);
    }

    /** Those of others to a table that change rows with it when what they refer to changes. */
    static List<ForeignKey> changingAlong(Connection connection, Relation table) throws SQLException {
        return read(connection, REFERRING.formatted("confupdtype"), table);
    }

    private static List<ForeignKey> read(Connection connection, String query, Relation table) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, table.oid());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(new ForeignKey(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Arrays.asList((String[]) row.getArray(4).getArray()),
                            Arrays.asList((String[]) row.getArray(5).getArray())));
                }
            }
        }
        return keys;
    }

    /** The condition on which a row of the one refers to a row of the other. */
    String match(String referring, String referred) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> referring + "." + SqlNames.quoted(columns.get(i)) + " = " + referred + "."
                        + SqlNames.quoted(refers.get(i)))
                .collect(Collectors.joining(" AND "));
    }

    /** A row refers to none where any of these is null. */
    String given(String referring) {
        return columns.stream()
                .map(column -> referring + "." + SqlNames.quoted(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
    }

    String full() {
        return schema + "." + table;
    }
}
