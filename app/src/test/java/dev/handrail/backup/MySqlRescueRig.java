package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One live database of a real MariaDB over a real sshd, of which tables are brought back. */
final class MySqlRescueRig implements AutoCloseable {
    static final String LIVE = RescueRig.LIVE;

    final Path home;
    final RealMariaDb mariaDb;
    final RealSshd sshd;
    Rig rig;
    private String id = "";
    private String schema = "";

    MySqlRescueRig(Path home) throws Exception {
        this.home = home;
        mariaDb = RealMariaDb.start();
        sshd = RealSshd.start();
        rig = new Rig(home);
        rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE)));
        mariaDb.execute("CREATE DATABASE " + LIVE + " CHARACTER SET utf8mb4");
    }

    String sql(String sql) {
        return mariaDb.execute("USE " + LIVE + "; " + sql);
    }

    long number(String query) {
        return Long.parseLong(sql(query));
    }

    void backUp() throws Exception {
        id = Rig.id(rig.backUp());
    }

    String id() {
        return id;
    }

    String schema() {
        return schema;
    }

    Plan bringing(String... tables) throws Exception {
        return rig.make("restore", RescueRig.tablesOf(id, tables)).plan();
    }

    /** Brings these tables into a side database, whose name is kept. */
    void bring(String... tables) throws Exception {
        Event.Ended ended = rig.perform("restore", RescueRig.tablesOf(id, tables));
        assertThat(ended.failure()).isNull();
        schema = Objects.requireNonNull(ended.made().get("schema"));
        assertThat(databases()).contains(LIVE, schema);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    List<String> databases() {
        return mariaDb.execute("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '" + LIVE
                        + "%' ORDER BY 1")
                .lines()
                .toList();
    }

    /** What stands in the side database, but for what says what it is. */
    List<String> beside() {
        return mariaDb.execute("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '" + schema
                        + "' AND TABLE_NAME <> 'handrail_rescue' ORDER BY 1")
                .lines()
                .toList();
    }

    Arguments rows(String table, String... more) {
        return RescueRig.rowsOf(schema, table, more);
    }

    Event.Ended bringBack(String table, String... more) throws Exception {
        return rig.perform("restore rows", rows(table, more));
    }

    Plan planned(String table, String... more) throws Exception {
        return rig.make("restore rows", rows(table, more)).plan();
    }

    Answer answer(String table, String... more) throws Exception {
        return rig.question("restore compare").teller().tell(rows(table, more));
    }

    /** The first document of the comparison. */
    @SuppressWarnings("unchecked")
    Map<String, Object> compare(String table, String... more) throws Exception {
        return ((List<Map<String, Object>>) answer(table, more).document()).getFirst();
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

    /** Drops the side database, where there is one. */
    void clear() throws Exception {
        if (!schema.isEmpty()) {
            Arguments place = new Arguments(Map.of(
                    "SERVER", List.of(Rig.SERVER), "DATABASE", List.of(LIVE), "SCHEMA", List.of(schema)));
            assertThat(rig.perform("restore clear", place).failure()).isNull();
            schema = "";
        }
    }

    /** From now on that one is meant. */
    void use(String other) {
        schema = other;
    }

    @Override
    public void close() throws Exception {
        rig.close();
        sshd.close();
        mariaDb.close();
    }
}
