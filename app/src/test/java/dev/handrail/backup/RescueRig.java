package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One live database over a real sshd, of which tables are brought back. */
final class RescueRig extends FaultsRig {
    static final String LIVE = "rescued";
    static final String[] ALL_KINDS = {"--missing", "--changed", "--extra"};

    private String id = "";
    private String schema = "";

    RescueRig(Path home) throws Exception {
        super(home, RealSshd.start(), TestDatabase.port());
        Beside.dropAll(LIVE);
        TestDatabase.create(LIVE);
        reachedBy(sshd.port());
    }

    @Override
    void reachedBy(int sshPort) {
        rig.server(sshd.access(sshPort), LIVE);
    }

    /** From now on its server is one that has this port. */
    void answersAt(int port) {
        rig.keep(
                sshd.access(),
                List.of(new Database(
                        LIVE, Engine.POSTGRESQL, "127.0.0.1", port, "postgres", null, null, null, null, null)));
    }

    void sql(String sql) throws SQLException {
        TestDatabase.execute(LIVE, sql);
    }

    long number(String query) throws SQLException {
        return TestDatabase.number(LIVE, query);
    }

    void backUp() throws Exception {
        id = Rig.id(rig.backUp());
    }

    /** Enters a plain dump of it that another program made. */
    String adopted(Path folder, String dump) throws Exception {
        Files.writeString(folder.resolve(LIVE + ".sql"), dump);
        Event.Ended ended = rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(folder.toString()), "--server", List.of(Rig.SERVER))));
        assertThat(ended.failure()).isNull();
        return Rig.id(ended);
    }

    /** Tables of this one are brought from now on. */
    void use(String backup) {
        id = backup;
    }

    String id() {
        return id;
    }

    Arguments tables(String... tables) {
        return tablesOf(id, tables);
    }

    static Arguments tablesOf(String id, String... tables) {
        return new Arguments(Map.of("ID", List.of(id), "--table", List.of(tables)));
    }

    /** Brings these tables into a side schema, whose name is kept. */
    void bring(String... tables) throws Exception {
        Event.Ended ended = rig.perform("restore", tables(tables));
        assertThat(ended.failure()).isNull();
        brought(ended);
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    /** From now on it is about the schema of this one. */
    void brought(Event.Ended ended) {
        schema = Objects.requireNonNull(ended.made().get("schema"));
    }

    String schema() {
        return schema;
    }

    private Map<String, List<String>> place() {
        return placeOf(schema);
    }

    private static Map<String, List<String>> placeOf(String schema) {
        return Map.of("SERVER", List.of(Rig.SERVER), "DATABASE", List.of(LIVE), "SCHEMA", List.of(schema));
    }

    void forget() {
        schema = "";
    }

    Arguments clear() {
        return new Arguments(place());
    }

    Arguments rows(String table, String... more) {
        return rowsOf(schema, table, more);
    }

    static Arguments rowsOf(String schema, String table, String... more) {
        Map<String, List<String>> all = new HashMap<>(placeOf(schema));
        all.put("TABLE", List.of(table));
        for (String one : more) {
            String[] parts = one.split("=", 2);
            List<String> values = new ArrayList<>(all.getOrDefault(parts[0], List.of()));
            if (parts.length == 2) {
                values.add(parts[1]);
            }
            all.put(parts[0], values);
        }
        return new Arguments(all);
    }

    Event.Ended bringBack(String table, String... more) throws Exception {
        return rig.perform("restore rows", rows(table, more));
    }

    /** The first document of the comparison. */
    @SuppressWarnings("unchecked")
    Map<String, Object> compare(String table, String... more) throws Exception {
        return ((List<Map<String, Object>>) answer(table, more).document()).getFirst();
    }

    Answer answer(String table, String... more) throws Exception {
        return rig.question("restore compare").teller().tell(rows(table, more));
    }

    /** Missing, changed, extra and the same. */
    List<Object> counts(String table) throws Exception {
        Map<String, Object> document = compare(table);
        return List.of(
                document.getOrDefault("missing", -1L),
                document.getOrDefault("changed", -1L),
                document.getOrDefault("extra", -1L),
                document.getOrDefault("same", -1L));
    }

    @Override
    public void close() throws Exception {
        super.close();
        Beside.dropAll(LIVE);
    }
}
