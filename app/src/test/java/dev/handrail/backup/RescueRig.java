package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Run;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** One live database over a real sshd, of which tables are brought back. */
final class RescueRig implements AutoCloseable {
    static final String LIVE = "rescued";
    static final String[] ALL_KINDS = {"--missing", "--changed", "--extra"};

    Rig rig;
    private final Path home;
    final RealSshd sshd;
    private String id = "";
    private String schema = "";

    RescueRig(Path home) throws Exception {
        this.home = home;
        sshd = RealSshd.start();
        rig = new Rig(home);
        Beside.dropAll(LIVE);
        TestDatabase.create(LIVE);
        rig.server(sshd.access(), LIVE);
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
        schema = Objects.requireNonNull(ended.made().get("schema"));
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(rig.runner().leftBehind()).isEmpty();
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

    /** The program ended by force when the condition holds, while it brings a table, and started anew. */
    void killedWhen(String what, Callable<Boolean> condition) throws Exception {
        killed(id, KilledRestore.TABLE, what, condition);
        Run left = rig.runner().leftBehind().getFirst();
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
    }

    /** As that, while it brings rows back. */
    void killedWithRowsWhen(String what, Callable<Boolean> condition) throws Exception {
        killed(schema, KilledRestore.ROWS, what, condition);
    }

    private void killed(String of, String into, String what, Callable<Boolean> condition) throws Exception {
        rig.close();
        Process program = KilledRestore.start(home, of, into);
        Await.until(what, condition);
        program.destroyForcibly().waitFor();
        rig = new Rig(home);
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
        rig.close();
        sshd.close();
        Beside.dropAll(LIVE);
    }
}
