package dev.handrail.backup.rescue;

import dev.handrail.backup.rescue.Relation.Column;
import dev.handrail.sql.SqlNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table of a backup, in the side schema, and the live one of that name; and the SQL that puts them side by side. */
record Pair(Relation side, Relation live) {
    /** Empty where there is no such live table any more. */
    static Optional<Pair> of(Connection connection, SideSchema schema, Rescue.Table table) throws SQLException {
        Optional<Relation> side = Relation.find(connection, schema.name(), table.name());
        Optional<Relation> live = Relation.find(connection, table.schema(), table.name());
        return side.isPresent() && live.isPresent()
                ? Optional.of(new Pair(side.get(), live.get()).keyed(connection))
                : Optional.empty();
    }

    /** Where they share no key, as after a dump that was cut, one of the live table serves if it tells rows apart in both. */
    private Pair keyed(Connection connection) throws SQLException {
        if (key().isPresent()) {
            return this;
        }
        for (List<String> key : live.keys()) {
            if (key.stream().allMatch(this::sameType) && side.tellsApart(connection, key)) {
                return new Pair(side.with(key), live);
            }
        }
        return this;
    }

    /** By which a row of the one is found in the other; empty where nothing tells rows apart in both. */
    Optional<List<String>> key() {
        return live.keys().stream()
                .filter(key -> side.keys().stream()
                        .anyMatch(other -> List.copyOf(other).containsAll(key) && other.size() == key.size()))
                .filter(key -> key.stream().allMatch(this::sameType))
                .findFirst();
    }

    /** The columns that can be compared and brought back, in the order of the live table. */
    List<String> common() {
        return live.columns().stream()
                .filter(column ->
                        !column.generated() && side.column(column.name()).isPresent())
                .map(Column::name)
                .toList();
    }

    /** What the backup has and the live table has no place for. */
    List<String> onlyInBackup() {
        return names(side, live);
    }

    List<String> onlyLive() {
        return names(live, side);
    }

    private static List<String> names(Relation one, Relation other) {
        return one.columns().stream()
                .map(Column::name)
                .filter(name -> other.column(name).isEmpty())
                .toList();
    }

    List<String> ofOtherType() {
        return common().stream().filter(name -> !sameType(name)).toList();
    }

    /** Without which no row can be made, and which the backup does not know. */
    List<String> wanting() {
        return live.columns().stream()
                .filter(column -> side.column(column.name()).isEmpty() && !column.fillsItself())
                .map(Column::name)
                .toList();
    }

    boolean sameType(String name) {
        Optional<Column> before = side.column(name);
        Optional<Column> now = live.column(name);
        return before.isPresent()
                && now.isPresent()
                && before.get().type().equals(now.get().type());
    }

    /** A value of the backup as the live table takes it. */
    String brought(String name) {
        String value = "s." + SqlNames.quoted(name);
        return sameType(name)
                ? value
                : "CAST(" + value + "::text AS "
                        + live.column(name).orElseThrow().type() + ")";
    }

    /** The condition on which s and l are the same row. */
    static String match(List<String> key, String one, String other) {
        return key.stream()
                .map(SqlNames::quoted)
                .map(name -> one + "." + name + " = " + other + "." + name)
                .collect(Collectors.joining(" AND "));
    }

    /** Each row of the one beside that of the other. */
    String joined(List<String> key) {
        return side.own() + " s FULL JOIN " + live.own() + " l ON " + match(key, "s", "l");
    }

    /** Which kind of row it is, null for one that is the same in both. */
    String kind(List<String> key) {
        String first = SqlNames.quoted(key.getFirst());
        return "CASE WHEN l." + first + " IS NULL THEN 'missing' WHEN s." + first + " IS NULL THEN 'extra' WHEN "
                + differs(key) + " THEN 'changed' END";
    }

    /**
     * Whether two rows of one key are not the same. What is the same byte by byte is: that is quickly seen, and of every
     * type, also of those that know no equality; of the others the text decides.
     */
    String differs(List<String> key) {
        List<String> same = common().stream()
                .filter(name -> !key.contains(name) && sameType(name))
                .toList();
        String differ = same.isEmpty()
                ? "false"
                : "(NOT record_image_eq(" + row("s", same) + ", " + row("l", same) + ") AND (" + otherText(same) + "))";
        List<String> others = ofOtherType();
        return others.isEmpty() ? differ : "(" + differ + " OR " + otherText(others) + ")";
    }

    private static String otherText(List<String> columns) {
        return columns.stream().map(Pair::otherText).collect(Collectors.joining(" OR "));
    }

    static String otherText(String column) {
        return text("s", column) + " IS DISTINCT FROM " + text("l", column);
    }

    /** Byte by byte, whatever order the column sorts in. */
    static String text(String of, String column) {
        return "(" + of + "." + SqlNames.quoted(column) + ")::text COLLATE \"C\"";
    }

    static String row(String of, List<String> columns) {
        return columns.stream()
                .map(column -> of + "." + SqlNames.quoted(column))
                .collect(Collectors.joining(", ", "ROW(", ")"));
    }

    /** A number for what a kind of row holds; the sum of them tells whether the same rows were seen. */
    String hash(RowKind kind) {
        String text = switch (kind) {
            case MISSING -> row("s", common());
            case EXTRA -> row("l", common());
            case CHANGED -> "ROW(" + row("s", common()) + "::text, " + row("l", common()) + "::text)";
        };
        return "hashtextextended(" + text + "::text, 0)";
    }

    static String list(List<String> names) {
        return names.stream().map(SqlNames::quoted).collect(Collectors.joining(", "));
    }
}
