package dev.handrail.backup.rescue;

import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gathers which rows take part: those that were chosen, and of the tables that they refer to those that are not there any
 * more, and so on. It stands in temporary tables, which are gone with the transaction.
 */
final class Gathering {
    private final Connection connection;
    private final SideSchema schema;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<RowKind, Long> chosen = new EnumMap<>(RowKind.class);
    private long alsoOfItself;

    private Gathering(Connection connection, SideSchema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    static Gathering of(Connection connection, SideSchema schema, Pair pair, List<String> key, Choice choice)
            throws SQLException, OperationFailed {
        Gathering gathering = new Gathering(connection, schema);
        Part target = gathering.part(pair, key);
        for (RowKind kind : choice.ordered()) {
            gathering.chosen.put(kind, gathering.choose(target, kind, choice));
        }
        gathering.parents();
        gathering.alsoOfItself =
                gathering.count(target, RowKind.MISSING) - gathering.chosen.getOrDefault(RowKind.MISSING, 0L);
        return gathering;
    }

    private Part part(Pair pair, List<String> key) throws SQLException {
        Part part = new Part(pair, key, parts.size(), ForeignKey.of(connection, pair.live()));
        parts.put(pair.live().full(), part);
        for (RowKind kind : RowKind.values()) {
            execute(part.making(kind));
        }
        return part;
    }

    private long choose(Part target, RowKind kind, Choice choice) throws SQLException, OperationFailed {
        List<String> key = target.key();
        String from = kind == RowKind.EXTRA ? "l" : "s";
        String only = choice.keys().isEmpty()
                ? ""
                : " AND ("
                        + key.stream().map(name -> Pair.text(from, name)).collect(Collectors.joining(", "))
                        + ") IN (SELECT * FROM unnest("
                        + key.stream().map(name -> "?::text[]").collect(Collectors.joining(", ")) + "))";
        String select =
                key.stream().map(name -> from + "." + SqlNames.quoted(name)).collect(Collectors.joining(", "));
        String query = "INSERT INTO " + target.rows(kind) + " SELECT " + select + " FROM "
                + target.pair().joined(key) + " WHERE " + target.pair().kind(key) + " = "
                + SqlNames.literal(kind.word()) + only;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            List<String[]> columns = choice.keys().isEmpty() ? List.of() : choice.columns(key.size());
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", columns.get(i)));
            }
            long rows = statement.executeLargeUpdate();
            execute("ANALYZE " + target.rows(kind));
            return rows;
        }
    }

    /** Until no more are found: tables may refer to each other in circles, and to themselves. */
    private void parents() throws SQLException {
        boolean more = true;
        while (more) {
            more = false;
            for (Part child : List.copyOf(parts.values())) {
                for (ForeignKey foreign : child.foreignKeys()) {
                    Optional<Part> parent = parent(child, foreign);
                    if (parent.isPresent()) {
                        more |= fetch(child, foreign, parent.get()) > 0;
                    }
                }
            }
        }
    }

    /** The table that is referred to, if rows of it can be brought. */
    private Optional<Part> parent(Part child, ForeignKey foreign) throws SQLException {
        Part known = parts.get(foreign.full());
        boolean usable = child.pair().side().columns().stream()
                .map(Relation.Column::name)
                .toList()
                .containsAll(foreign.columns());
        if (!usable) {
            return Optional.empty();
        }
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Rescue.Table> brought = schema.rescue().table(foreign.full());
        Optional<Pair> pair = brought.isPresent() ? Pair.of(connection, schema, brought.get()) : Optional.empty();
        Optional<List<String>> key = pair.flatMap(Pair::key);
        boolean refers = pair.isPresent() && pair.get().common().containsAll(foreign.refers());
        return key.isPresent() && refers ? Optional.of(part(pair.get(), key.get())) : Optional.empty();
    }

    private long fetch(Part child, ForeignKey foreign, Part parent) throws SQLException {
        String select =
                parent.key().stream().map(name -> "p." + SqlNames.quoted(name)).collect(Collectors.joining(", "));
        String wanted = child.number() == 0
                ? wanted(child, RowKind.MISSING, foreign) + " OR " + wanted(child, RowKind.CHANGED, foreign)
                : wanted(child, RowKind.MISSING, foreign);
        return execute("INSERT INTO " + parent.rows(RowKind.MISSING) + " SELECT DISTINCT " + select + " FROM "
                + parent.pair().side().own() + " p WHERE (" + wanted + ") AND NOT EXISTS (SELECT 1 FROM "
                + parent.pair().live().own() + " l WHERE " + Pair.match(parent.key(), "l", "p")
                + ") AND NOT EXISTS (SELECT 1 FROM " + parent.pair().live().own() + " l WHERE "
                + sameReferred(foreign) + ") AND NOT EXISTS (SELECT 1 FROM " + parent.rows(RowKind.MISSING)
                + " k WHERE " + Pair.match(parent.key(), "k", "p") + ")");
    }

    private static String sameReferred(ForeignKey foreign) {
        return Pair.match(foreign.refers(), "l", "p");
    }

    private static String wanted(Part child, RowKind kind, ForeignKey foreign) {
        return "EXISTS (SELECT 1 FROM " + child.chosen(kind, "s") + " WHERE " + foreign.match("s", "p") + ")";
    }

    /** The rows that refer to what is neither there nor in the backup, by what they refer to. */
    Map<String, Long> orphans() throws SQLException {
        Map<String, Long> orphans = new LinkedHashMap<>();
        for (Part child : parts.values()) {
            for (ForeignKey foreign : child.foreignKeys()) {
                long rows = orphans(child, RowKind.MISSING, foreign)
                        + (child.number() == 0 ? orphans(child, RowKind.CHANGED, foreign) : 0);
                if (rows > 0) {
                    orphans.merge(foreign.full(), rows, Long::sum);
                }
            }
        }
        return orphans;
    }

    private long orphans(Part child, RowKind kind, ForeignKey foreign) throws SQLException {
        if (!child.pair().common().containsAll(foreign.columns())) {
            return 0;
        }
        String live = SqlNames.quoted(foreign.schema()) + "." + SqlNames.quoted(foreign.table());
        Part parent = parts.get(foreign.full());
        String brought = parent == null
                ? ""
                : " AND NOT EXISTS (SELECT 1 FROM " + parent.rows(RowKind.MISSING) + " m JOIN "
                        + parent.pair().side().own() + " p ON " + Pair.match(parent.key(), "m", "p") + " WHERE "
                        + foreign.match("s", "p") + ")";
        return number("SELECT count(*) FROM " + child.chosen(kind, "s") + " WHERE " + foreign.given("s")
                + " AND NOT EXISTS (SELECT 1 FROM " + live + " p WHERE " + foreign.match("s", "p") + ")" + brought);
    }

    /** The rows of other tables that would go, or lose what they refer to, with those that are deleted. */
    Map<String, Long> takenAlong() throws SQLException {
        Map<String, Long> taken = new LinkedHashMap<>();
        Part target = target();
        for (ForeignKey foreign :
                ForeignKey.takingAlong(connection, target.pair().live())) {
            count(taken, foreign, target.chosen(RowKind.EXTRA, "l") + " WHERE " + foreign.match("c", "l"));
        }
        return taken;
    }

    /** The rows of other tables that would be changed with those that are set back. */
    Map<String, Long> altered() throws SQLException {
        Map<String, Long> altered = new LinkedHashMap<>();
        for (ForeignKey foreign :
                ForeignKey.changingAlong(connection, target().pair().live())) {
            Optional<String> setBack = target().setBack(foreign);
            if (setBack.isPresent()) {
                count(altered, foreign, setBack.get());
            }
        }
        return altered;
    }

    private void count(Map<String, Long> all, ForeignKey foreign, String which) throws SQLException {
        String other = SqlNames.quoted(foreign.schema()) + "." + SqlNames.quoted(foreign.table());
        long rows = number("SELECT count(*) FROM " + other + " c WHERE EXISTS (SELECT 1 FROM " + which + ")");
        if (rows > 0) {
            all.merge(foreign.full(), rows, Long::sum);
        }
    }

    /** How many large objects are gone that rows name which come back, by their table. */
    Map<String, Long> lostObjects() throws SQLException {
        Map<String, Long> lost = new LinkedHashMap<>();
        for (Part part : parts.values()) {
            Optional<String> query = part.lostObjects();
            long objects = query.isPresent() ? number(query.get()) : 0;
            if (objects > 0) {
                lost.put(part.pair().live().full(), objects);
            }
        }
        return lost;
    }

    Part target() {
        return parts.values().iterator().next();
    }

    /** Those that rows go into, each behind all that it refers to, as far as they do not go in circles. */
    List<Part> parentsFirst() throws SQLException {
        List<Part> filled = new ArrayList<>();
        for (Part part : FillingOrder.parentsFirst(parts)) {
            if (count(part, RowKind.MISSING) > 0) {
                filled.add(part);
            }
        }
        return filled;
    }

    long chosen(RowKind kind) {
        return chosen.getOrDefault(kind, 0L);
    }

    long chosen() {
        return chosen.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many rows come along that were not chosen themselves. */
    long along(Part part) throws SQLException {
        return part.number() == 0 ? alsoOfItself : count(part, RowKind.MISSING);
    }

    long count(Part part, RowKind kind) throws SQLException {
        return number("SELECT count(*) FROM " + part.rows(kind));
    }

    /** What it was that was gathered: the same again if nobody changed any of it. */
    String fingerprint() throws SQLException {
        List<String> all = new ArrayList<>();
        for (Part part : parts.values()) {
            for (RowKind kind : RowKind.values()) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(part.fingerprint(kind))) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        all.add(part.pair().live().full() + " " + kind.word() + " " + row.getLong(1) + " "
                                + row.getString(2));
                    }
                }
            }
        }
        return all.stream().sorted().collect(Collectors.joining("\n"));
    }

    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }
}
