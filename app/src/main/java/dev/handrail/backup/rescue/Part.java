package dev.handrail.backup.rescue;

import dev.handrail.sql.SqlNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that takes part in bringing rows back. Which of its rows do stands in temporary tables of the session, by their
 * keys.
 *
 * @param number tells its temporary tables from those of the others; the one that was chosen has 0
 */
record Part(Pair pair, List<String> key, int number, List<ForeignKey> foreignKeys) implements FillingOrder.Referring {
    Part {
        key = List.copyOf(key);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** The temporary table with the keys of its rows of a kind. */
    String rows(RowKind kind) {
        return "pg_temp." + name(kind);
    }

    private String name(RowKind kind) {
        return SqlNames.quoted("handrail_" + kind.word() + "_" + number);
    }

    /** Made empty, with columns like those of the key. */
    String making(RowKind kind) {
        return "CREATE TEMPORARY TABLE " + name(kind) + " ON COMMIT DROP AS SELECT " + Pair.list(key) + " FROM "
                + pair.live().own() + " WITH NO DATA";
    }

    /** What joins the rows of a kind to s or l. */
    String chosen(RowKind kind, String alias) {
        return rows(kind) + " k JOIN " + (alias.equals("s") ? pair.side() : pair.live()).own() + " " + alias + " ON "
                + Pair.match(key, "k", alias);
    }

    String insert() {
        List<String> columns = pair.common();
        boolean identity = columns.stream()
                .anyMatch(name ->
                        pair.live().column(name).orElseThrow().identity().equals("a"));
        return "INSERT INTO " + pair.live().quoted() + " (" + Pair.list(columns) + ")"
                + (identity ? " OVERRIDING SYSTEM VALUE" : "") + " SELECT "
                + columns.stream().map(pair::brought).collect(Collectors.joining(", ")) + " FROM "
                + chosen(RowKind.MISSING, "s");
    }

    /** A column that only the table itself fills cannot be set. */
    String update() {
        String set = pair.common().stream()
                .filter(name -> !key.contains(name))
                .filter(name ->
                        !pair.live().column(name).orElseThrow().identity().equals("a"))
                .map(name -> SqlNames.quoted(name) + " = " + pair.brought(name))
                .collect(Collectors.joining(", "));
        return "UPDATE " + pair.live().own() + " l SET " + set + " FROM " + chosen(RowKind.CHANGED, "s") + " WHERE "
                + Pair.match(key, "l", "s");
    }

    /** The rows that c refers to and that have another value there once they are set back; empty where none can. */
    Optional<String> setBack(ForeignKey foreign) {
        String differs = foreign.refers().stream()
                .filter(name -> pair.common().contains(name) && !key.contains(name))
                .map(Pair::otherText)
                .collect(Collectors.joining(" OR "));
        return differs.isEmpty()
                ? Optional.empty()
                : Optional.of(chosen(RowKind.CHANGED, "s") + " JOIN "
                        + pair.live().own() + " l ON " + Pair.match(key, "s", "l") + " WHERE " + foreign.match("c", "l")
                        + " AND (" + differs + ")");
    }

    String delete() {
        return "DELETE FROM " + pair.live().own() + " l USING " + rows(RowKind.EXTRA) + " k WHERE "
                + Pair.match(key, "l", "k");
    }

    /** What stood in the rows that are overwritten or deleted. */
    String keepBefore(String name) {
        return "CREATE TABLE " + SqlNames.quoted(pair.side().schema()) + "." + SqlNames.quoted(name)
                + " AS SELECT l.* FROM " + pair.live().own() + " l WHERE EXISTS (SELECT 1 FROM " + rows(RowKind.CHANGED)
                + " k WHERE " + Pair.match(key, "k", "l") + ") OR EXISTS (SELECT 1 FROM " + rows(RowKind.EXTRA)
                + " k WHERE " + Pair.match(key, "k", "l") + ")";
    }

    /** How many of them are not as they should be by now. */
    String notDone(RowKind kind) {
        if (kind == RowKind.EXTRA) {
            return "SELECT count(*) FROM " + chosen(kind, "l");
        }
        return "SELECT count(*) FROM " + chosen(kind, "s") + " LEFT JOIN "
                + pair.live().own() + " l ON "
                + Pair.match(key, "s", "l") + " WHERE l." + SqlNames.quoted(key.getFirst()) + " IS NULL OR "
                + pair.differs(key);
    }

    /** How many large objects are gone that the rows name which come back; empty where none can be named. */
    Optional<String> lostObjects() {
        String named = pair.side().largeObjects().stream()
                .filter(pair.common()::contains)
                .flatMap(name -> Stream.of(RowKind.MISSING, RowKind.CHANGED)
                        .map(kind -> "SELECT s." + SqlNames.quoted(name) + "::oid AS o FROM " + chosen(kind, "s")))
                .collect(Collectors.joining(" UNION ALL "));
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of("SELECT count(DISTINCT o) FROM (" + named + ") named WHERE o <> 0"
                        + " AND NOT EXISTS (SELECT 1 FROM pg_largeobject_metadata m WHERE m.oid = o)");
    }

    /** How many they are, and what they hold. */
    String fingerprint(RowKind kind) {
        String from = switch (kind) {
            case MISSING -> chosen(kind, "s");
            case EXTRA -> chosen(kind, "l");
            case CHANGED -> chosen(kind, "s") + " JOIN " + pair.live().own() + " l ON " + Pair.match(key, "s", "l");
        };
        return "SELECT count(*), coalesce(sum(" + pair.hash(kind) + "), 0)::text FROM " + from;
    }
}
