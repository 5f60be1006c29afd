package dev.handrail.backup.rescue;

import dev.handrail.backup.rescue.Relation.Column;
import dev.handrail.sql.MySqlClient;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL of MariaDB and MySQL that puts a pair side by side: s is the backup's table, and l the live one. */
record MySqlPair(Pair pair, List<String> key) {
    MySqlPair {
        key = List.copyOf(key);
    }

    static String quoted(Relation table) {
        return MySqlClient.quoted(table.schema()) + "." + MySqlClient.quoted(table.name());
    }

    static String list(List<String> names) {
        return names.stream().map(MySqlClient::quoted).collect(Collectors.joining(", "));
    }

    String side() {
        return quoted(pair.side());
    }

    String live() {
        return quoted(pair.live());
    }

    /** A value; the rows of temporary tables have the types of the live one. */
    MySqlValue value(String of, String column) {
        Relation table = of.equals("s") ? pair.side() : pair.live();
        Column found = table.column(column).orElseThrow();
        return new MySqlValue(of, found);
    }

    /** The condition on which both are the same row. */
    String match(String one, String other) {
        return key.stream()
                .map(name -> value(one, name).finds(value(other, name)))
                .collect(Collectors.joining(" AND "));
    }

    /** Whether two rows of one key are not the same. */
    String differs() {
        String all = pair.common().stream()
                .filter(name -> !key.contains(name))
                .map(this::differs)
                .collect(Collectors.joining(" OR "));
        return all.isEmpty() ? "FALSE" : "(" + all + ")";
    }

    String differs(String column) {
        MySqlValue before = value("s", column);
        MySqlValue now = value("l", column);
        return "NOT (" + (pair.sameType(column) ? before.same(now) : before.sameText(now)) + ")";
    }

    private String first(String of) {
        return of + "." + MySqlClient.quoted(key.getFirst());
    }

    String isGone(String of) {
        return first(of) + " IS NULL";
    }

    /** All rows of a kind. */
    String rows(RowKind kind) {
        return switch (kind) {
            case MISSING -> side() + " s LEFT JOIN " + live() + " l ON " + match("s", "l") + " WHERE " + isGone("l");
            case EXTRA -> live() + " l LEFT JOIN " + side() + " s ON " + match("l", "s") + " WHERE " + isGone("s");
            case CHANGED -> side() + " s JOIN " + live() + " l ON " + match("s", "l") + " WHERE " + differs();
        };
    }

    /** A value of the backup as the live table takes it. */
    String brought(String column) {
        MySqlValue value = value("s", column);
        return pair.sameType(column) ? value.plain() : value.into(value("l", column));
    }

    /** How many rows there are, and the sum of a number for what each holds: it tells whether the same rows were seen. */
    String sum(RowKind kind, String from) {
        return "SELECT COUNT(*), COALESCE(SUM(" + hash(kind) + "), 0) FROM " + from;
    }

    private String hash(RowKind kind) {
        return switch (kind) {
            case MISSING -> numberOf("s");
            case EXTRA -> numberOf("l");
            case CHANGED -> numberOf("s", "l");
        };
    }

    private String numberOf(String... of) {
        String values = List.of(of).stream()
                .flatMap(alias ->
                        pair.common().stream().map(name -> value(alias, name).hash()))
                .collect(Collectors.joining(", "));
        return number(values);
    }

    private static String number(String values) {
        return "CAST(CONV(LEFT(" + hashed(values) + ", 15), 16, 10) AS DECIMAL(20))";
    }

    private static String hashed(String values) {
        return "SHA2(CONCAT_WS(',', 'r', " + values + "), 256)";
    }

    /** One text for what a whole row holds, where nothing else tells rows apart. */
    String whole(String of) {
        return hashed(pair.common().stream().map(name -> value(of, name).hash()).collect(Collectors.joining(", ")));
    }
}
