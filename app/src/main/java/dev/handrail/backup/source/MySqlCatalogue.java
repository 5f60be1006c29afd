package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.Objects;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a MariaDB or MySQL database holds, as its catalogue shows it to the user who dumps it.
 *
 * @param version of the server, with what it calls itself
 * @param user whom the server knows us as, quoted as a GRANT has it
 * @param hidden routines that the user sees, and may not see the text of
 * @param transactions names of the engines whose tables a single transaction reads as of one moment
 */
public record MySqlCatalogue(
        String version,
        String encoding,
        String collate,
        String user,
        List<String> hidden,
        Set<String> transactions,
        List<Item> items) {
    public MySqlCatalogue {
        hidden = List.copyOf(hidden);
        transactions = Set.copyOf(transactions);
        items = List.copyOf(items);
    }

    /** The kinds of objects, as a manifest calls them. */
    public enum Kind {
        TABLE("tables"),
        SEQUENCE("sequences"),
        VIEW("views"),
        TRIGGER("triggers"),
        PROCEDURE("procedures"),
        FUNCTION("functions"),
        PACKAGE("packages"),
        EVENT("events");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        private static Kind of(String told) {
            return switch (told) {
                case "VIEW" -> VIEW;
                case "SEQUENCE" -> SEQUENCE;
                case "TRIGGER" -> TRIGGER;
                case "PROCEDURE" -> PROCEDURE;
                case "FUNCTION" -> FUNCTION;
                case "PACKAGE", "PACKAGE BODY" -> PACKAGE;
                case "EVENT" -> EVENT;
                default -> TABLE;
            };
        }
    }

    /**
     * One object.
     *
     * @param table the one that a trigger belongs to, else its own name
     * @param engine of a table, or the status of an event
     */
    public record Item(Kind kind, String name, String table, String engine, long bytes) {
        /** The same object, whatever has become of its size. */
        boolean same(Item other) {
            return kind == other.kind && name.equals(other.name);
        }

        /** Whether it is an event that runs. */
        public boolean runs() {
            return kind == Kind.EVENT && engine.equals("ENABLED");
        }
    }

    /**
     * DATABASE() is compared exactly too: its collation would take App for app. Without an order tables come as their files
     * lie on the disk, and a plan would read otherwise on each server. Triggers come as they are made anew: which of them acts
     * first goes by that.
     */
    static final String QUERY = """
            SELECT 'fact', VERSION(), DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME, CURRENT_USER()
              FROM information_schema.SCHEMATA
             WHERE SCHEMA_NAME = DATABASE() AND BINARY SCHEMA_NAME = BINARY DATABASE();
            SELECT 'engine', ENGINE FROM information_schema.ENGINES WHERE TRANSACTIONS = 'YES';
            SELECT 'item', TABLE_TYPE, TABLE_NAME, TABLE_NAME, COALESCE(ENGINE, ''),
                   COALESCE(DATA_LENGTH, 0) + COALESCE(INDEX_LENGTH, 0)
              FROM information_schema.TABLES
             WHERE TABLE_SCHEMA = DATABASE() AND BINARY TABLE_SCHEMA = BINARY DATABASE() AND TABLE_TYPE <> 'TEMPORARY'
             ORDER BY BINARY TABLE_NAME;
            SELECT 'item', 'TRIGGER', TRIGGER_NAME, EVENT_OBJECT_TABLE, '', 0 FROM information_schema.TRIGGERS
             WHERE TRIGGER_SCHEMA = DATABASE() AND BINARY TRIGGER_SCHEMA = BINARY DATABASE();
            SELECT 'item', ROUTINE_TYPE, ROUTINE_NAME, ROUTINE_NAME, '', 0 FROM information_schema.ROUTINES
             WHERE ROUTINE_SCHEMA = DATABASE() AND BINARY ROUTINE_SCHEMA = BINARY DATABASE();
            SELECT 'hidden', ROUTINE_NAME FROM information_schema.ROUTINES
             WHERE ROUTINE_SCHEMA = DATABASE() AND BINARY ROUTINE_SCHEMA = BINARY DATABASE()
               AND ROUTINE_DEFINITION IS NULL;
            SELECT 'item', 'EVENT', EVENT_NAME, EVENT_NAME, STATUS, 0 FROM information_schema.EVENTS
             WHERE EVENT_SCHEMA = DATABASE() AND BINARY EVENT_SCHEMA = BINARY DATABASE();
            """;

    private static final String BETWEEN = "SELECT 'between';\n";

    public static MySqlCatalogue of(MySqlClient client) throws OperationFailed {
        return in(client.ask(QUERY));
    }

    /** Those of two databases of one server, asked at once. */
    public static List<MySqlCatalogue> of(MySqlClient one, MySqlClient other) throws OperationFailed {
        List<List<String>> rows = one.ask(QUERY + BETWEEN + "USE " + MySqlClient.quoted(other.name()) + ";\n" + QUERY);
        int between = rows.indexOf(List.of("between"));
        return List.of(in(rows.subList(0, between)), in(rows.subList(between, rows.size())));
    }

    /** @param rows the answers to that query, others among them */
    static MySqlCatalogue in(List<List<String>> rows) {
        List<Item> items = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        List<String> engines = new ArrayList<>();
        List<String> facts = List.of("fact", "", "", "", "");
        for (List<String> row : rows) {
            switch (row.getFirst()) {
                case "fact" -> facts = row;
                case "hidden" -> hidden.add(row.get(1));
                case "engine" -> engines.add(row.get(1));
                case "item" ->
                    items.add(new Item(
                            Kind.of(row.get(1)), row.get(2), row.get(3), row.get(4), Long.parseLong(row.get(5))));
                default -> {} // Of what else was asked.
            }
        }
        return new MySqlCatalogue(
                facts.get(1), facts.get(2), facts.get(3), grantee(facts.get(4)), hidden, Set.copyOf(engines), items);
    }

    /** anna@% as GRANT takes it; a user's name may hold an @, a host's may not. */
    public static String grantee(String user) {
        int at = user.lastIndexOf('@');
        return at < 0
                ? MySqlClient.quoted(user)
                : MySqlClient.quoted(user.substring(0, at)) + "@" + MySqlClient.quoted(user.substring(at + 1));
    }

    public MySqlCatalogue without(Predicate<Item> which) {
        return new MySqlCatalogue(
                version,
                encoding,
                collate,
                user,
                hidden,
                transactions,
                items.stream().filter(which.negate()).toList());
    }

    public List<Item> of(Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).toList();
    }

    public List<String> names(Kind kind) {
        return of(kind).stream().map(Item::name).toList();
    }

    /** How many of each kind there are. */
    public List<Objects> objects() {
        return Stream.of(Kind.values())
                .map(kind -> new Objects(kind.word(), of(kind).size()))
                .filter(objects -> objects.count() > 0)
                .toList();
    }

    boolean mariaDb() {
        return version.contains("MariaDB");
    }

    boolean has(Item item) {
        return items.stream().anyMatch(item::same);
    }

    public long bytes() {
        return items.stream().mapToLong(Item::bytes).sum();
    }

    /** Of these tables those that others may change while they are dumped. */
    public List<String> notTransactional(Predicate<Item> which) {
        return of(Kind.TABLE).stream()
                .filter(which)
                .filter(table -> !transactions.contains(table.engine()))
                .map(table -> table.name() + " (" + table.engine() + ")")
                .toList();
    }
}
