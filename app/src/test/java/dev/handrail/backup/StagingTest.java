package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.SmallDisk;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Dump;
import dev.handrail.server.Sudo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the way of a database that is staged: its volume, the form of its dump, and what its user may do. */
class StagingTest {
    private static final String LIVE = "staged_" + ProcessHandle.current().pid();
    private static final String CLERK =
            "staging_clerk_" + ProcessHandle.current().pid();
    private static final String INTO = LIVE + "_again";

    @TempDir
    private Path home;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        Beside.dropAll(LIVE);
        TestDatabase.create(LIVE);
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS " + CLERK + "; CREATE ROLE " + CLERK + " LOGIN CREATEDB");
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        Beside.dropAll(LIVE);
        TestDatabase.execute("postgres", "DROP ROLE " + CLERK);
    }

    @Test
    void aVolumeThatFillsUpWhileADatabaseIsStagedLeavesTheLiveOneAsItWas(@TempDir Path folder) throws Exception {
        SmallDisk.Ended ended = SmallDiskRestore.run(folder);
        assertThat(ended.output())
                .contains(
                        "FAILED",
                        "No space left on device",
                        "Make room on the volume of the database",
                        "as it was: true\n",
                        "beside: [cramped]\n",
                        "left: []\n",
                        "blocked now: true\n",
                        "drill: FAILED Parish could not take it, so this drill says nothing of the backup",
                        "the backup is good: true, and 0 proofs failed\n",
                        "after the drill: [cramped][]\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = Dump.Format.class,
            names = {"PLAIN", "DIRECTORY"})
    void singleTablesComeBackFromEveryFormOfDump(Dump.Format format) throws Exception {
        TestDatabase.fill(LIVE, 200);
        long content = Beside.content(LIVE);
        String id = backedUp("postgres", new Dump(Dump.What.ONE, format, 2, false, List.of(), List.of(), List.of()));
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id <= 50");
        Event.Ended ended = rig.perform("restore", RescueRig.tablesOf(id, "visits"));
        assertThat(ended.failure()).isNull();
        Event.Ended rows = rig.perform(
                "restore rows",
                new Arguments(Map.of(
                        "SERVER", List.of(Rig.SERVER),
                        "DATABASE", List.of(LIVE),
                        "SCHEMA", List.of(Objects.requireNonNull(ended.made().get("schema"))),
                        "TABLE", List.of("visits"),
                        "--missing", List.of())));
        assertThat(rows.failure()).isNull();
        assertThat(rows.made()).containsEntry("rows", "50");
        assertThat(Beside.content(LIVE)).isEqualTo(content);
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
    }

    @Test
    void aUserWhoIsNoSuperuserRestoresWhatIsHis() throws Exception {
        TestDatabase.execute("postgres", "ALTER DATABASE " + LIVE + " OWNER TO " + CLERK);
        TestDatabase.execute(LIVE, "SET ROLE " + CLERK + """
                ; CREATE EXTENSION hstore;
                CREATE TABLE visits (id serial PRIMARY KEY, note text);
                INSERT INTO visits (note) SELECT md5(n::text) FROM generate_series(1, 100) n;
                CREATE VIEW noted AS SELECT count(*) FROM visits;
                """);
        String id = backedUp(CLERK, Dump.USUAL);
        assertThat(rig.restore(id, INTO).failure()).isNull();
        assertThat(TestDatabase.number(INTO, "SELECT count FROM noted")).isEqualTo(100);
        TestDatabase.drop(INTO);
        assertThat(rig.perform("backup drill", Arguments.of("ID", id)).failure())
                .isNull();
        assertThat(rig.perform("restore", Beside.replace(id)).failure()).isNull();
    }

    @Test
    void aUserWhoIsNoSuperuserIsToldWhatHeCannotRestoreAndHowItCouldBeDone() throws Exception {
        TestDatabase.fill(LIVE, 50);
        String id = backedUp("postgres", Dump.USUAL);
        keep(CLERK, Dump.USUAL);
        Operation into = rig.make("restore", Rig.into(id, INTO));
        for (Operation restore : List.of(rig.make("backup drill", Arguments.of("ID", id)), into)) {
            assertThat(restore.plan().checks())
                    .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                    .singleElement()
                    .satisfies(check -> {
                        assertThat(check.text()).contains("belong to postgres");
                        assertThat(check.advice()).contains("GRANT postgres TO");
                    });
        }
        Plan blind = new Plan(into.title(), into.effect(), List.of(), List.of(), List.of());
        Event.Ended ended = rig.runner().start(into, blind, event -> {}).await();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("must be member of role \"postgres\"");
        assertThat(ended.next()).contains("Restore as a role that may do it");
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    private String backedUp(String user, Dump dump) throws Exception {
        keep(user, dump);
        return Rig.id(rig.backUp());
    }

    private void keep(String user, Dump dump) {
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(TestDatabase.entry(LIVE, user, dump)));
    }
}
