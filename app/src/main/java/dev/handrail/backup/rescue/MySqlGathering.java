package dev.handrail.backup.rescue;

import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gathers which rows take part: those that were chosen, and of the tables that they refer to those that are not there any
 * more, and so on. It stands in temporary tables, made before the transaction begins, and gone with the session.
 */
final class MySqlGathering {
    private final MySqlSession session;
    private final SideSchema schema;
    private final Map<String, MySqlPart> parts = new LinkedHashMap<>();
    private final Map<RowKind, Long> chosen = new EnumMap<>(RowKind.class);
    private long alsoOfItself;

    private MySqlGathering(MySqlSession session, SideSchema schema) {
        this.session = session;
        this.schema = schema;
    }

    /** What takes part, of which nothing is gathered yet. */
    static MySqlGathering of(MySqlSession session, SideSchema schema, Pair pair, List<String> key)
            throws OperationFailed {
        MySqlGathering gathering = new MySqlGathering(session, schema);
        gathering.part(pair, key);
        for (int i = 0; i < gathering.parts.size(); i++) {
            for (ForeignKey foreign : gathering.all().get(i).foreignKeys()) {
                gathering.add(foreign);
            }
        }
        return gathering;
    }

    private List<MySqlPart> all() {
        return List.copyOf(parts.values());
    }

    private void part(Pair pair, List<String> key) throws OperationFailed {
        List<ForeignKey> foreign = MySqlTable.foreignKeys(session, pair.live());
        MySqlPart part = new MySqlPart(schema.name(), new MySqlPair(pair, key), parts.size(), foreign);
        parts.put(pair.live().full(), part);
    }

    /** The table that is referred to, if rows of it can be brought. */
    private void add(ForeignKey foreign) throws OperationFailed {
        Optional<Rescue.Table> brought = schema.rescue().table(foreign.full());
        if (parts.containsKey(foreign.full()) || brought.isEmpty()) {
            return;
        }
        Optional<Pair> pair = MySqlComparison.pair(session, schema, brought.get());
        Optional<List<String>> key = pair.flatMap(Pair::key);
        if (key.isPresent() && pair.get().common().containsAll(foreign.refers())) {
            part(pair.get(), key.get());
        }
    }

    /** To be done before the transaction. */
    void make() throws OperationFailed {
        for (MySqlPart part : all()) {
            session.ask(part.making());
        }
    }

    void gather(Choice choice) throws OperationFailed {
        for (RowKind kind : choice.ordered()) {
            chosen.put(kind, choose(kind, choice));
        }
        boolean more = true;
        while (more) {
            more = false;
            for (MySqlPart child : all()) {
                more |= parents(child);
            }
        }
        for (MySqlPart part : all()) {
            session.change("INSERT INTO " + part.rows(MySqlPart.COPY) + " SELECT * FROM " + part.rows(RowKind.MISSING));
        }
        alsoOfItself = count(target(), RowKind.MISSING) - chosen(RowKind.MISSING);
    }

    private long choose(RowKind kind, Choice choice) throws OperationFailed {
        MySqlPair sql = target().sql();
        String from = kind == RowKind.EXTRA ? "l" : "s";
        List<String> key = sql.key();
        String select = key.stream().map(name -> sql.value(from, name).plain()).collect(Collectors.joining(", "));
        return session.change("INSERT INTO " + target().rows(kind) + " SELECT " + select + " FROM " + sql.rows(kind)
                + only(choice, sql, from));
    }

    /** Of those only the ones with these keys. */
    private static String only(Choice choice, MySqlPair sql, String from) throws OperationFailed {
        if (choice.keys().isEmpty()) {
            return "";
        }
        List<String> texts = sql.key().stream()
                .map(name -> "CAST(" + sql.value(from, name).text() + " AS BINARY)")
                .toList();
        List<String[]> columns = choice.columns(texts.size());
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < choice.keys().size(); i++) {
            List<String> values = new ArrayList<>();
            for (String[] column : columns) {
                values.add(MySqlComparison.literal(column[i]));
            }
            wanted.add("(" + String.join(", ", values) + ")");
        }
        return " AND (" + String.join(", ", texts) + ") IN (" + String.join(", ", wanted) + ")";
    }

    /** Whether more were found of what this one refers to: tables may refer to each other in circles, and to themselves. */
    private boolean parents(MySqlPart child) throws OperationFailed {
        boolean more = false;
        for (ForeignKey foreign : child.foreignKeys()) {
            MySqlPart parent = parts.get(foreign.full());
            if (parent != null
                    && child.pair().side().columns().stream()
                            .map(Relation.Column::name)
                            .toList()
                            .containsAll(foreign.columns())) {
                for (RowKind kind : referring(child)) {
                    more |= fetch(child, kind, foreign, parent) > 0;
                }
            }
        }
        return more;
    }

    /** Only of the table that was chosen, rows may be set back, which then refer to others than before. */
    static List<RowKind> referring(MySqlPart child) {
        return child.number() == 0 ? List.of(RowKind.MISSING, RowKind.CHANGED) : List.of(RowKind.MISSING);
    }

    private long fetch(MySqlPart child, RowKind kind, ForeignKey foreign, MySqlPart parent) throws OperationFailed {
        MySqlPair sql = parent.sql();
        String select =
                sql.key().stream().map(name -> MySqlPart.column("p", name)).collect(Collectors.joining(", "));
        String same = foreign.refers().stream()
                .map(name -> MySqlPart.column("l", name) + " = " + MySqlPart.column("p", name))
                .collect(Collectors.joining(" AND "));
        String next = parent.rows(MySqlPart.NEXT);
        session.change("DELETE FROM " + next);
        session.change("INSERT INTO " + next + " SELECT DISTINCT " + select + " FROM " + child.chosen(kind, "s")
                + " JOIN " + sql.side() + " p ON " + MySqlPart.match(foreign, "s", "p")
                + " WHERE NOT EXISTS (SELECT 1 FROM " + sql.live() + " l WHERE " + same + ")");
        return session.change("INSERT IGNORE INTO " + parent.rows(RowKind.MISSING) + " SELECT n.* FROM " + next
                + " n WHERE NOT EXISTS (SELECT 1 FROM " + sql.live() + " l WHERE " + sql.match("n", "l") + ")");
    }

    /** What the rows that were gathered refer to, and what refers to them. */
    MySqlTies ties() {
        return new MySqlTies(session, Map.copyOf(parts), all());
    }

    MySqlPart target() {
        return parts.values().iterator().next();
    }

    /** Those that rows go into, each behind all that it refers to, as far as they do not go in circles. */
    List<MySqlPart> parentsFirst() throws OperationFailed {
        List<MySqlPart> filled = new ArrayList<>();
        for (MySqlPart part : FillingOrder.parentsFirst(parts)) {
            if (count(part, RowKind.MISSING) > 0) {
                filled.add(part);
            }
        }
        return filled;
    }

    boolean inCircles() throws OperationFailed {
        return FillingOrder.inCircles(parentsFirst());
    }

    long chosen(RowKind kind) {
        return chosen.getOrDefault(kind, 0L);
    }

    long chosen() {
        return chosen.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many rows come along that were not chosen themselves. */
    long along(MySqlPart part) throws OperationFailed {
        return part.number() == 0 ? alsoOfItself : count(part, RowKind.MISSING);
    }

    long count(MySqlPart part, RowKind kind) throws OperationFailed {
        return session.number("SELECT COUNT(*) FROM " + part.rows(kind));
    }

    long number(String query) throws OperationFailed {
        return session.number(query);
    }

    /** What it was that was gathered: the same again if nobody changed any of it. */
    String fingerprint() throws OperationFailed {
        List<String> found = new ArrayList<>();
        for (MySqlPart part : all()) {
            for (RowKind kind : RowKind.values()) {
                List<String> row = session.ask(part.fingerprint(kind)).getFirst();
                if (!row.getFirst().equals("0")) {
                    found.add(part.pair().live().full() + " " + kind.word() + " " + String.join(" ", row));
                }
            }
        }
        return found.stream().sorted().collect(Collectors.joining("\n"));
    }
}
