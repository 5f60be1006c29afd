package dev.handrail.backup.rescue;

import dev.handrail.backup.rescue.Relation.Column;
import dev.handrail.sql.MySqlClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that takes part in bringing rows back. Which of its rows do stands in temporary tables of the session, by their
 * keys; MySQL reads none of them twice in one statement, so that there are copies.
 *
 * @param schema the side database, in which they are
 * @param number tells its temporary tables from those of the others; the one that was chosen has 0
 */
record MySqlPart(String schema, MySqlPair sql, int number, List<ForeignKey> foreignKeys)
        implements FillingOrder.Referring {
    /** Found just now. */
    static final String NEXT = "next";
    /** A copy of what is missing. */
    static final String COPY = "copy";

    MySqlPart {
        foreignKeys = List.copyOf(foreignKeys);
    }

    @Override
    public Pair pair() {
        return sql.pair();
    }

    String rows(String word) {
        return MySqlClient.quoted(schema) + "." + MySqlClient.quoted("handrail_" + word + "_" + number);
    }

    String rows(RowKind kind) {
        return rows(kind.word());
    }

    /** All of its temporary tables, made empty. */
    String making() {
        return List.of(RowKind.MISSING.word(), RowKind.CHANGED.word(), RowKind.EXTRA.word(), NEXT, COPY).stream()
                .map(word -> "CREATE TEMPORARY TABLE " + rows(word) + " (" + definitions(sql.key()) + ") ENGINE=InnoDB")
                .collect(Collectors.joining(";\n"));
    }

    private String definitions(List<String> columns) {
        return columns.stream()
                        .map(name -> pair().live().column(name).orElseThrow())
                        .map(column -> MySqlClient.quoted(column.name()) + " " + column.type()
                                + (sql.key().contains(column.name()) ? " NOT NULL" : " NULL"))
                        .collect(Collectors.joining(", "))
                + ", PRIMARY KEY (" + MySqlPair.list(sql.key()) + ")";
    }

    /** What joins the rows of a kind to s or l. */
    String chosen(RowKind kind, String alias) {
        return rows(kind) + " k JOIN " + (alias.equals("s") ? sql.side() : sql.live()) + " " + alias + " ON "
                + sql.match("k", alias);
    }

    String insert() {
        List<String> columns = pair().common();
        return "INSERT INTO " + sql.live() + " (" + MySqlPair.list(columns) + ") SELECT "
                + columns.stream().map(sql::brought).collect(Collectors.joining(", ")) + " FROM "
                + chosen(RowKind.MISSING, "s");
    }

    String update() {
        String set = pair().common().stream()
                .filter(name -> !sql.key().contains(name))
                .map(name -> sql.value("l", name).plain() + " = " + sql.brought(name))
                .collect(Collectors.joining(", "));
        return "UPDATE " + chosen(RowKind.CHANGED, "s") + " JOIN " + sql.live() + " l ON " + sql.match("s", "l")
                + " SET " + set;
    }

    String delete() {
        return "DELETE l FROM " + chosen(RowKind.EXTRA, "l");
    }

    /** The columns that are kept of rows which are overwritten or deleted. */
    private List<String> kept() {
        return pair().live().columns().stream().map(Column::name).toList();
    }

    /** It comes before the transaction, which it would end. */
    String makeBefore(String name) {
        return "CREATE TABLE " + MySqlClient.quoted(schema) + "." + MySqlClient.quoted(name) + " ("
                + definitions(kept()) + ") ENGINE=InnoDB";
    }

    String keepBefore(String name, RowKind kind) {
        return "INSERT INTO " + MySqlClient.quoted(schema) + "." + MySqlClient.quoted(name) + " SELECT "
                + kept().stream().map(column -> sql.value("l", column).plain()).collect(Collectors.joining(", "))
                + " FROM " + chosen(kind, "l");
    }

    /** Nobody else changes them from then on. */
    String hold(RowKind kind) {
        String join = chosen(kind, "l").replaceFirst(" k JOIN ", " k STRAIGHT_JOIN ");
        return "SELECT COUNT(*) FROM " + join + " FOR UPDATE";
    }

    /** How many of them are not as they should be by now. */
    String notDone(RowKind kind) {
        if (kind == RowKind.EXTRA) {
            return "SELECT COUNT(*) FROM " + chosen(kind, "l");
        }
        return "SELECT COUNT(*) FROM " + chosen(kind, "s") + " LEFT JOIN " + sql.live() + " l ON " + sql.match("s", "l")
                + " WHERE " + sql.isGone("l") + " OR " + sql.differs();
    }

    /** How many they are, and what they hold. */
    String fingerprint(RowKind kind) {
        return sql.sum(
                kind,
                switch (kind) {
                    case MISSING -> chosen(kind, "s");
                    case EXTRA -> chosen(kind, "l");
                    case CHANGED -> chosen(kind, "s") + " JOIN " + sql.live() + " l ON " + sql.match("s", "l");
                });
    }

    /** A row of the one refers to a row of the other. */
    static String match(ForeignKey foreign, String referring, String referred) {
        return IntStream.range(0, foreign.columns().size())
                .mapToObj(i -> column(referring, foreign.columns().get(i)) + " = "
                        + column(referred, foreign.refers().get(i)))
                .collect(Collectors.joining(" AND "));
    }

    /** The rows that c refers to and that have another value there once they are set back; empty where none can. */
    Optional<String> setBack(ForeignKey foreign) {
        String differs = foreign.refers().stream()
                .filter(name -> pair().common().contains(name) && !sql.key().contains(name))
                .map(sql::differs)
                .collect(Collectors.joining(" OR "));
        return differs.isEmpty()
                ? Optional.empty()
                : Optional.of(chosen(RowKind.CHANGED, "s") + " JOIN " + sql.live() + " l ON " + sql.match("s", "l")
                        + " WHERE " + match(foreign, "c", "l") + " AND (" + differs + ")");
    }

    /** A row refers to none where any of these is null. */
    static String given(ForeignKey foreign, String referring) {
        return foreign.columns().stream()
                .map(name -> column(referring, name) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
    }

    static String column(String of, String name) {
        return of + "." + MySqlClient.quoted(name);
    }
}
