package dev.handrail.backup.rescue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.backup.Sha256;
import dev.handrail.backup.source.TableContents;
import dev.handrail.sql.SqlNames;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table of a side schema with the live one, row by row, where both are: in the database, which holds no more in
 * memory than it allows itself. Only what is shown comes over the line.
 */
final class Comparison {
    /** Of a longer value, only its beginning is shown. */
    private static final int SHOWN = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TYPES_FROM = """
            SELECT set_config('search_path', coalesce(string_agg(DISTINCT format('%I', n.nspname), ', '), ''), false)
              FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace n ON n.oid = t.typnamespace
             WHERE a.attrelid IN (?, ?) AND a.attnum > 0 AND n.nspname <> 'pg_catalog'""";

    private final Connection connection;
    private final SideSchema schema;

    Comparison(Connection connection, SideSchema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * How values are written, the same in every session; nothing hides rows, which fails where it would. Who only looks
     * does not wait for long for a table that somebody holds.
     */
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TableContents.SAME_TEXT);
            statement.execute("SET lock_timeout = '10s'");
        }
    }

    /** What equal means for a type of an extension stands where the extension does. */
    static void knowTypes(Connection connection, Pair pair) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TYPES_FROM)) {
            statement.setLong(1, pair.side().oid());
            statement.setLong(2, pair.live().oid());
            statement.execute();
        }
    }

    /**
     * Counts all of it and reads some.
     *
     * @param kinds whose rows are read
     * @param limit how many of them
     * @param skip how many before those
     */
    Compared compare(Rescue.Table table, Set<RowKind> kinds, int limit, long skip) throws SQLException {
        prepare(connection);
        Optional<Pair> found = Pair.of(connection, schema, table);
        if (found.isEmpty()) {
            return Compared.notBoth(
                    table,
                    Relation.find(connection, schema.name(), table.name()).isEmpty());
        }
        Pair pair = found.get();
        knowTypes(connection, pair);
        Optional<List<String>> key = pair.key();
        Counted counted = key.isPresent() ? counted(pair, key.get()) : counted(pair);
        List<Compared.Row> rows = limit == 0
                ? List.of()
                : key.isPresent() ? rows(pair, key.get(), kinds, limit, skip) : rows(pair, kinds, limit, skip);
        boolean more = rows.size() > limit;
        return new Compared(
                table,
                true,
                key.orElse(List.of()),
                counted.counts(),
                counted.same(),
                counted.seen(),
                pair.onlyInBackup(),
                pair.onlyLive(),
                pair.ofOtherType(),
                lostObjects(pair),
                more ? rows.subList(0, limit) : rows,
                more);
    }

    /** How many large objects are gone that the backup's rows name. */
    private long lostObjects(Pair pair) throws SQLException {
        long lost = 0;
        for (String column : pair.side().largeObjects()) {
            String value = "s." + SqlNames.quoted(column) + "::oid";
            String query = "SELECT count(DISTINCT " + value + ") FROM "
                    + pair.side().own() + " s WHERE " + value
                    + " <> 0 AND NOT EXISTS (SELECT 1 FROM pg_largeobject_metadata m WHERE m.oid = " + value + ")";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                lost += row.getLong(1);
            }
        }
        return lost;
    }

    private record Counted(Map<RowKind, Long> counts, long same, String seen) {}

    private Counted counted(Pair pair, List<String> key) throws SQLException {
        String first = SqlNames.quoted(key.getFirst());
        String query = "SELECT kind, count(*), coalesce(sum(h), 0)::text FROM (SELECT " + pair.kind(key)
                + " AS kind, CASE WHEN l." + first + " IS NULL THEN " + pair.hash(RowKind.MISSING) + " WHEN s." + first
                + " IS NULL THEN " + pair.hash(RowKind.EXTRA) + " WHEN " + pair.differs(key) + " THEN "
                + pair.hash(RowKind.CHANGED) + " END AS h FROM " + pair.joined(key) + ") compared GROUP BY kind";
        Map<RowKind, Long> counts = new EnumMap<>(RowKind.class);
        Map<RowKind, String> sums = new EnumMap<>(RowKind.class);
        long same = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                RowKind kind = kind(row.getString(1));
                if (kind == null) {
                    same = row.getLong(2);
                } else {
                    counts.put(kind, row.getLong(2));
                    sums.put(kind, row.getString(3));
                }
            }
        }
        return new Counted(counts, same, seen(counts, sums));
    }

    private static @Nullable RowKind kind(@Nullable String word) {
        for (RowKind kind : RowKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        return null;
    }

    /** One part for each kind, since a live table goes on growing while one looks at what is missing. */
    static String seen(Map<RowKind, Long> counts, Map<RowKind, String> sums) {
        List<String> parts = new ArrayList<>();
        for (RowKind kind : RowKind.values()) {
            Sha256 sha = new Sha256();
            byte[] text = (counts.getOrDefault(kind, 0L) + " " + sums.getOrDefault(kind, "0"))
                    .getBytes(StandardCharsets.UTF_8);
            sha.add(text, text.length);
            parts.add(sha.hex().substring(0, 12));
        }
        return String.join("-", parts);
    }

    private List<Compared.Row> rows(Pair pair, List<String> key, Set<RowKind> kinds, int limit, long skip)
            throws SQLException {
        List<String> common = pair.common();
        List<String> selected = new ArrayList<>(List.of(pair.kind(key)));
        for (String column : key) {
            selected.add("coalesce(" + Pair.text("s", column) + ", " + Pair.text("l", column) + ")");
        }
        for (String column : common) {
            selected.add("left(" + Pair.text("s", column) + ", " + (SHOWN + 1) + ")");
            selected.add("left(" + Pair.text("l", column) + ", " + (SHOWN + 1) + ")");
            selected.add(Pair.otherText(column));
        }
        String order = key.stream()
                .map(SqlNames::quoted)
                .map(name -> "coalesce(s." + name + ", l." + name + ")")
                .collect(Collectors.joining(", "));
        String query = "SELECT " + String.join(", ", selected) + " FROM " + pair.joined(key) + " WHERE "
                + pair.kind(key) + " = ANY (?) ORDER BY " + order + " LIMIT ? OFFSET ?";
        List<Compared.Row> rows = new ArrayList<>();
        try (PreparedStatement statement = asking(query, kinds, limit, skip);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(row(row, key.size(), common));
            }
        }
        return rows;
    }

    private PreparedStatement asking(String query, Set<RowKind> kinds, int limit, long skip) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        Array words = connection.createArrayOf(
                "text", kinds.stream().map(RowKind::word).toArray());
        statement.setArray(1, words);
        statement.setInt(2, limit + 1);
        statement.setLong(3, skip);
        return statement;
    }

    private static Compared.Row row(ResultSet row, int keys, List<String> common) throws SQLException {
        RowKind kind = kind(row.getString(1));
        List<String> key = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            key.add(row.getString(2 + i));
        }
        List<Compared.Cell> cells = new ArrayList<>();
        for (int i = 0; i < common.size(); i++) {
            int at = 2 + keys + 3 * i;
            if (kind != RowKind.CHANGED || row.getBoolean(at + 2)) {
                cells.add(new Compared.Cell(common.get(i), cut(row.getString(at)), cut(row.getString(at + 1))));
            }
        }
        return new Compared.Row(kind == null ? RowKind.CHANGED : kind, named(key), cells);
    }

    private static @Nullable String cut(@Nullable String value) {
        return value == null || value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    /** As a person gives it back: the value where it is one, else an array. */
    static String named(List<String> key) {
        if (key.size() == 1) {
            return key.getFirst();
        }
        try {
            return JSON.writeValueAsString(key);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("It is made of texts.", e);
        }
    }

    /** Rows that nothing tells apart are counted as they are: how often each stands in the one and in the other. */
    private static String counts(Pair pair) {
        String side = Pair.row("s", pair.common()) + "::text";
        String live = Pair.row("l", pair.common()) + "::text";
        return "(SELECT " + side + " AS t, count(*) AS n FROM " + pair.side().own()
                + " s GROUP BY 1) b FULL JOIN (SELECT " + live + " AS t, count(*) AS n FROM "
                + pair.live().own() + " l GROUP BY 1) v ON b.t = v.t";
    }

    private Counted counted(Pair pair) throws SQLException {
        String query = "SELECT coalesce(sum(greatest(coalesce(b.n, 0) - coalesce(v.n, 0), 0)), 0),"
                + " coalesce(sum(greatest(coalesce(v.n, 0) - coalesce(b.n, 0), 0)), 0),"
                + " coalesce(sum(least(coalesce(b.n, 0), coalesce(v.n, 0))), 0) FROM " + counts(pair);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            Map<RowKind, Long> counts = new EnumMap<>(RowKind.class);
            counts.put(RowKind.MISSING, row.getLong(1));
            counts.put(RowKind.EXTRA, row.getLong(2));
            return new Counted(counts, row.getLong(3), "");
        }
    }

    private List<Compared.Row> rows(Pair pair, Set<RowKind> kinds, int limit, long skip) throws SQLException {
        String kind = "CASE WHEN coalesce(b.n, 0) > coalesce(v.n, 0) THEN 'missing'"
                + " WHEN coalesce(b.n, 0) < coalesce(v.n, 0) THEN 'extra' END";
        String query = "SELECT " + kind + ", left(coalesce(b.t, v.t), " + (SHOWN + 1)
                + "), coalesce(b.n, 0), coalesce(v.n, 0) FROM " + counts(pair) + " WHERE " + kind
                + " = ANY (?) ORDER BY 2 LIMIT ? OFFSET ?";
        List<Compared.Row> rows = new ArrayList<>();
        try (PreparedStatement statement = asking(query, kinds, limit, skip);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                RowKind is = "missing".equals(row.getString(1)) ? RowKind.MISSING : RowKind.EXTRA;
                rows.add(new Compared.Row(
                        is,
                        String.valueOf(cut(row.getString(2))),
                        List.of(new Compared.Cell("*", row.getString(3), row.getString(4)))));
            }
        }
        return rows;
    }
}
