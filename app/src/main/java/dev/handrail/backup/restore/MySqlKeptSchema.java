package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The database of MariaDB or MySQL in which the tables are kept that a restore put aside. It is made before they come, and
 * holds in a table of its own where they are from and what belonged to them, so that everything can be made good from what
 * the server itself knows.
 */
final class MySqlKeptSchema {
    /** Holds what is to be known, part by part. */
    static final String RECORD = "handrail_kept";
    /** Comes along when tables change places: where it is, there the others are too. */
    static final String WITNESS = "handrail_exchanged";

    static final Set<String> OURS = Set.of(RECORD, WITNESS, MySqlNewDatabase.MARK);
    /** What asks for all databases that something is kept in. */
    static final String ALL = "SELECT 'keeps', TABLE_SCHEMA FROM information_schema.TABLES WHERE TABLE_NAME IN ('"
            + WITNESS + "', '" + RECORD + "') GROUP BY TABLE_SCHEMA HAVING COUNT(*) = 2;\n";

    private static final int PIECE = 1 << 20;
    private static final String LIVE = "live";
    private static final String RUN = "run";
    private static final String AT = "at";
    private static final String WAS = "was";
    private static final String TRIGGERS = "triggers";
    private static final String CAME = "came";

    private final MySqlClient client;
    private @Nullable Map<String, String> known;

    /** @param client whose database is this one */
    MySqlKeptSchema(MySqlClient client) {
        this.client = client;
    }

    String name() {
        return client.name();
    }

    /**
     * What is written down before anything is exchanged.
     *
     * @param was the run that had brought the tables that go, empty where that is not known
     * @param came the one that had brought those that come
     * @param triggers how many the tables have that go
     * @param old what belongs to the tables that go
     * @param coming what belongs to those that come
     * @param rights who may use the routines
     */
    record Known(
            String was,
            String came,
            long triggers,
            MySqlDefinitions old,
            MySqlDefinitions coming,
            RoutineRights rights) {
        private Map<String, String> parts() {
            return Map.of(
                    WAS,
                    was,
                    CAME,
                    came,
                    TRIGGERS,
                    String.valueOf(triggers),
                    "old triggers",
                    old.triggers(),
                    "old others",
                    old.others(),
                    "new triggers",
                    coming.triggers(),
                    "new others",
                    coming.others(),
                    "grants",
                    rights.script());
        }
    }

    static String creating(String name, MySqlCatalogue live) {
        return "CREATE DATABASE " + MySqlClient.quoted(name) + " CHARACTER SET " + live.encoding() + " COLLATE "
                + live.collate();
    }

    void create(KeptDatabase kept, MySqlCatalogue live, Known known) throws OperationFailed {
        StringBuilder script =
                new StringBuilder(creating(name(), live) + ";\nUSE " + MySqlClient.quoted(name()) + ";\nCREATE TABLE "
                        + RECORD + " (part varchar(30), piece int, said longblob, PRIMARY KEY (part, piece));\n");
        Map<String, String> parts = new HashMap<>(known.parts());
        parts.put(LIVE, kept.live());
        parts.put(RUN, kept.run());
        parts.put(AT, kept.at().toString());
        parts.forEach((part, said) -> insert(script, part, said.getBytes(StandardCharsets.UTF_8)));
        client.askServer(script.toString());
        this.known = Map.copyOf(parts);
    }

    private static void insert(StringBuilder script, String part, byte[] said) {
        for (int from = 0; from == 0 || from < said.length; from += PIECE) {
            String hex = HexFormat.of().formatHex(said, from, Math.min(said.length, from + PIECE));
            script.append(
                    "INSERT INTO " + RECORD + " VALUES ('" + part + "', " + from / PIECE + ", x'" + hex + "');\n");
        }
    }

    /** What was written down; nothing where there is no such database, or nothing stands in it. */
    private String read(String part) throws OperationFailed {
        if (known == null) {
            String all = MySqlClient.ifThere(name(), RECORD, reading(List.of(name()), "part IS NOT NULL"));
            known = parts(client.askServer(all)).getOrDefault(name(), Map.of());
        }
        return known.getOrDefault(part, "");
    }

    /** Asks what was written down in each of these databases. */
    private static String reading(List<String> databases, String which) {
        return databases.stream()
                .map(database -> "SELECT " + MySqlClient.literal(database) + " AS d, part, piece, HEX(said) FROM "
                        + MySqlClient.quoted(database) + "." + RECORD + " WHERE " + which)
                .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY d, part, piece"));
    }

    /** Of each database part by part. */
    private static Map<String, Map<String, String>> parts(List<List<String>> rows) {
        Map<String, Map<String, StringBuilder>> hex = new HashMap<>();
        for (List<String> row : rows) {
            hex.computeIfAbsent(row.get(0), database -> new HashMap<>())
                    .computeIfAbsent(row.get(1), part -> new StringBuilder())
                    .append(row.get(3));
        }
        Map<String, Map<String, String>> read = new HashMap<>();
        hex.forEach((database, parts) ->
                parts.forEach((part, said) -> read.computeIfAbsent(database, of -> new HashMap<>())
                        .put(part, new String(HexFormat.of().parseHex(said), StandardCharsets.UTF_8))));
        return read;
    }

    /** How many triggers the live tables had. */
    int triggers() throws OperationFailed {
        return Integer.parseInt("0" + read(TRIGGERS));
    }

    MySqlDefinitions old() throws OperationFailed {
        return new MySqlDefinitions(read("old triggers"), read("old others"));
    }

    MySqlDefinitions coming() throws OperationFailed {
        return new MySqlDefinitions(read("new triggers"), read("new others"));
    }

    RoutineRights rights() throws OperationFailed {
        return RoutineRights.read(read("grants"));
    }

    /** Whether it is there, and of this run. */
    boolean isOf(String run) throws OperationFailed {
        return read(RUN).equals(run);
    }

    /** Whether the tables have come. */
    boolean hasCome() throws OperationFailed {
        String one = "SELECT 1 FROM information_schema.TABLES WHERE BINARY TABLE_SCHEMA = BINARY "
                + MySqlClient.literal(name()) + " AND TABLE_NAME = '" + WITNESS + "'";
        return !client.askServer(one).isEmpty();
    }

    /** Whether what took the place of its tables has it still. */
    boolean isOfWhatIsInPlace(String live) throws OperationFailed {
        return read(CAME).equals(inPlace(live, client.askServer(ALL)));
    }

    /**
     * The run that brought what stands in a live database now, as far as anything that is kept tells.
     *
     * @param rows the answers to {@link #ALL}, others among them
     */
    String inPlace(String live, List<List<String>> rows) throws OperationFailed {
        List<String> all = MySqlClient.labelled("keeps", rows);
        String came = "";
        Instant latest = Instant.MIN;
        if (all.isEmpty()) {
            return came;
        }
        String which = "part IN ('" + LIVE + "', '" + AT + "', '" + CAME + "')";
        for (Map<String, String> other :
                parts(client.askServer(reading(all, which))).values()) {
            Instant at = Instant.parse(other.getOrDefault(AT, Instant.MIN.toString()));
            if (live.equals(other.get(LIVE)) && at.isAfter(latest)) {
                came = other.getOrDefault(CAME, "");
                latest = at;
            }
        }
        return came;
    }

    /** The run that had brought the tables that are kept here. */
    String was() throws OperationFailed {
        return read(WAS);
    }

    String dropping() {
        return "DROP DATABASE " + MySqlClient.quoted(name());
    }

    void drop() throws OperationFailed {
        client.askServer(dropping());
    }

    /** Drops what a run has made in vain, and leaves alone what another made. */
    void dropUnused(String run) throws OperationFailed {
        String there = "SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE BINARY SCHEMA_NAME = BINARY "
                + MySqlClient.literal(name());
        if (client.askServer(there).getFirst().getFirst().equals("0")) {
            return;
        }
        if (read(RUN).isEmpty() || isOf(run)) {
            dropEmpty();
        }
    }

    /** Drops it if nothing is in it but what was written down. */
    void dropEmpty() throws OperationFailed {
        boolean empty = MySqlCatalogue.of(client).items().stream().allMatch(item -> OURS.contains(item.name()));
        if (!empty) {
            throw OperationFailed.refused(Words.of("restore.failed.drop", name()))
                    .on(client.shell().where())
                    .cameBack(Words.of("swap.mysql.notempty", name()))
                    .next(Words.of("restore.mysql.unmarked.next", dropping()))
                    .build();
        }
        drop();
    }
}
