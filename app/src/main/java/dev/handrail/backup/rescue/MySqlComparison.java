package dev.handrail.backup.rescue;

import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table of a side database with the live one, row by row, where both are. Only what is shown comes over the line,
 * in hex, since the client's own way of writing cannot tell every value from every other.
 */
final class MySqlComparison {
    /** Of a longer value, only its beginning is shown. */
    private static final int SHOWN = 200;

    private final MySqlSession session;
    private final SideSchema schema;

    MySqlComparison(MySqlSession session, SideSchema schema) {
        this.session = session;
        this.schema = schema;
    }

    /** Empty where there is no such live table any more. */
    static Optional<Pair> pair(MySqlSession session, SideSchema schema, Rescue.Table table) throws OperationFailed {
        Optional<Relation> side = MySqlTable.find(session, schema.name(), table.name());
        Optional<Relation> live = MySqlTable.find(session, table.schema(), table.name());
        return side.isPresent() && live.isPresent() ? Optional.of(new Pair(side.get(), live.get())) : Optional.empty();
    }

    /**
     * Counts all of it and reads some.
     *
     * @param kinds whose rows are read
     * @param limit how many of them
     * @param skip how many before those
     */
    Compared compare(Rescue.Table table, Set<RowKind> kinds, int limit, long skip) throws OperationFailed {
        Optional<Pair> found = pair(session, schema, table);
        if (found.isEmpty()) {
            return Compared.notBoth(
                    table, MySqlTable.find(session, schema.name(), table.name()).isEmpty());
        }
        Pair pair = found.get();
        List<String> key = pair.key().orElse(List.of());
        MySqlPair sql = new MySqlPair(pair, key);
        Counted counted = key.isEmpty() ? new Keyless(sql).counted() : counted(sql);
        List<Compared.Row> rows = limit == 0 || kinds.isEmpty()
                ? List.of()
                : key.isEmpty() ? new Keyless(sql).rows(kinds, limit, skip) : rows(sql, kinds, limit, skip);
        boolean more = rows.size() > limit;
        return new Compared(
                table,
                true,
                key,
                counted.counts(),
                counted.same(),
                counted.seen(),
                pair.onlyInBackup(),
                pair.onlyLive(),
                pair.ofOtherType(),
                0,
                more ? rows.subList(0, limit) : rows,
                more);
    }

    private record Counted(Map<RowKind, Long> counts, long same, String seen) {}

    private Counted counted(MySqlPair sql) throws OperationFailed {
        Map<RowKind, Long> counts = new EnumMap<>(RowKind.class);
        Map<RowKind, String> sums = new EnumMap<>(RowKind.class);
        for (RowKind kind : RowKind.values()) {
            List<String> row = session.ask(sql.sum(kind, sql.rows(kind))).getFirst();
            counts.put(kind, Long.parseLong(row.get(0)));
            sums.put(kind, row.get(1));
        }
        long all = session.number("SELECT COUNT(*) FROM " + sql.side());
        long same = all - counts.getOrDefault(RowKind.MISSING, 0L) - counts.getOrDefault(RowKind.CHANGED, 0L);
        return new Counted(counts, same, Comparison.seen(counts, sums));
    }

    private List<Compared.Row> rows(MySqlPair sql, Set<RowKind> kinds, int limit, long skip) throws OperationFailed {
        int keys = sql.key().size();
        List<String> common = sql.pair().common();
        int cells = keys + 3 * common.size();
        String page = " LIMIT " + (skip + limit + 1);
        String order = IntStream.range(0, keys).mapToObj(i -> "o" + i).collect(Collectors.joining(", "));
        String all = ordered(kinds).stream()
                .map(kind -> "(" + select(sql, kind) + " ORDER BY " + order + page + ")")
                .collect(Collectors.joining(" UNION ALL "));
        String query = "SELECT kind, "
                + IntStream.range(0, cells).mapToObj(i -> "c" + i).collect(Collectors.joining(", ")) + " FROM (" + all
                + ") differing ORDER BY " + order + " LIMIT " + (limit + 1) + " OFFSET " + skip;
        return session.ask(query).stream().map(row -> row(row, keys, common)).toList();
    }

    private static List<RowKind> ordered(Set<RowKind> kinds) {
        return List.of(RowKind.values()).stream().filter(kinds::contains).toList();
    }

    private static String select(MySqlPair sql, RowKind kind) {
        String there = kind == RowKind.EXTRA ? "l" : "s";
        List<String> selected = new ArrayList<>(List.of("'" + kind.word() + "' AS kind"));
        List<String> cells = new ArrayList<>();
        for (String column : sql.key()) {
            selected.add(sql.value(there, column).plain() + " AS o" + cells.size());
            cells.add(hex(sql.value(there, column).text()));
        }
        for (String column : sql.pair().common()) {
            cells.add(hex(beginning(sql.value("s", column).text())));
            cells.add(hex(beginning(sql.value("l", column).text())));
            cells.add(sql.differs(column));
        }
        for (int i = 0; i < cells.size(); i++) {
            selected.add(cells.get(i) + " AS c" + i);
        }
        return "SELECT " + String.join(", ", selected) + " FROM " + sql.rows(kind);
    }

    private static String beginning(String text) {
        return "LEFT(" + text + ", " + (SHOWN + 1) + ")";
    }

    /** Nothing is told from an empty text. */
    private static String hex(String text) {
        return "IFNULL(CONCAT('=', HEX(" + text + ")), '')";
    }

    private static @Nullable String plain(String hex) {
        return hex.isEmpty() ? null : new String(HexFormat.of().parseHex(hex.substring(1)), StandardCharsets.UTF_8);
    }

    private static Compared.Row row(List<String> row, int keys, List<String> common) {
        RowKind kind = kind(row.getFirst());
        List<String> key = IntStream.range(0, keys)
                .mapToObj(i -> String.valueOf(plain(row.get(1 + i))))
                .toList();
        List<Compared.Cell> cells = new ArrayList<>();
        for (int i = 0; i < common.size(); i++) {
            int at = 1 + keys + 3 * i;
            if (kind != RowKind.CHANGED || row.get(at + 2).equals("1")) {
                cells.add(new Compared.Cell(common.get(i), cut(plain(row.get(at))), cut(plain(row.get(at + 1)))));
            }
        }
        return new Compared.Row(kind, Comparison.named(key), cells);
    }

    private static RowKind kind(String word) {
        return List.of(RowKind.values()).stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String cut(@Nullable String value) {
        return value == null || value.codePointCount(0, value.length()) <= SHOWN
                ? value
                : value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** Rows that nothing tells apart are counted as they are: how often each stands in the one and in the other. */
    private final class Keyless {
        private final MySqlPair sql;
        private final String counts;

        Keyless(MySqlPair sql) {
            this.sql = sql;
            this.counts = "(SELECT h, MAX(t) AS t, SUM(b) AS b, SUM(v) AS v FROM (" + each("s", sql.side(), "1, 0")
                    + " UNION ALL " + each("l", sql.live(), "0, 1") + ") one GROUP BY h) counted";
        }

        private String each(String of, String table, String counting) {
            String told = sql.pair().common().stream()
                    .map(name -> "IFNULL(" + beginning(sql.value(of, name).text()) + ", '∅')")
                    .collect(Collectors.joining(", "));
            String[] numbers = counting.split(", ", 2);
            return "SELECT " + sql.whole(of) + " AS h, LEFT(CONCAT('(', CONCAT_WS(', ', " + told + "), ')'), "
                    + (SHOWN + 1) + ") AS t, " + numbers[0] + " AS b, " + numbers[1] + " AS v FROM " + table + " " + of;
        }

        Counted counted() throws OperationFailed {
            List<String> row = session.ask("SELECT COALESCE(SUM(GREATEST(b - v, 0)), 0),"
                            + " COALESCE(SUM(GREATEST(v - b, 0)), 0), COALESCE(SUM(LEAST(b, v)), 0) FROM " + counts)
                    .getFirst();
            Map<RowKind, Long> found = new EnumMap<>(RowKind.class);
            found.put(RowKind.MISSING, Long.parseLong(row.get(0)));
            found.put(RowKind.EXTRA, Long.parseLong(row.get(1)));
            return new Counted(found, Long.parseLong(row.get(2)), "");
        }

        List<Compared.Row> rows(Set<RowKind> kinds, int limit, long skip) throws OperationFailed {
            String which = kinds.stream()
                    .filter(kind -> kind != RowKind.CHANGED)
                    .map(kind -> kind == RowKind.MISSING ? "b > v" : "b < v")
                    .sorted()
                    .collect(Collectors.joining(" OR "));
            if (which.isEmpty()) {
                return List.of();
            }
            String query = "SELECT IF(b > v, 'missing', 'extra'), " + hex("t") + ", b, v FROM " + counts + " WHERE "
                    + which + " ORDER BY t, h LIMIT " + (limit + 1) + " OFFSET " + skip;
            return session.ask(query).stream()
                    .map(row -> new Compared.Row(
                            kind(row.get(0)),
                            String.valueOf(cut(plain(row.get(1)))),
                            List.of(new Compared.Cell("*", row.get(2), row.get(3)))))
                    .toList();
        }
    }

    /** A key that a person named, as bytes. */
    static String literal(String text) {
        return "x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    /** What a comparison reads is of one moment, and written the same in every session. */
    static void atOneMoment(MySqlSession session) throws OperationFailed {
        session.ask("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;\n" + SAME
                + ";\nSTART TRANSACTION WITH CONSISTENT SNAPSHOT");
    }

    /** Who only looks does not wait for long for a table that somebody holds. */
    static final String SAME =
            "SET SESSION lock_wait_timeout = 30, innodb_lock_wait_timeout = 30, time_zone = '+00:00',"
                    + " sql_safe_updates = 0, foreign_key_checks = 1, unique_checks = 1,"
                    + " sql_mode = 'STRICT_ALL_TABLES,ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION'";

    static String quoted(SideSchema schema, String name) {
        return MySqlClient.quoted(schema.name()) + "." + MySqlClient.quoted(name);
    }
}
