package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.FileSet;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything of a server in one run: what cannot be backed up keeps nothing else from it, and is what the run ends with. */
class BackupSetTest {
    private static final String SOURCE = "set_" + ProcessHandle.current().pid();
    private static final Dump ROLES =
            new Dump(Dump.What.ROLES, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());

    @TempDir
    Path home;

    private Rig rig;

    @BeforeAll
    static void fill() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 10);
    }

    @AfterAll
    static void drop() throws Exception {
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("uploads"));
        rig = new Rig(home);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void whatCannotBeLookedAtIsSaidInThePlanAndTheOthersGoOn() throws Exception {
        keeps(database("gone_" + SOURCE, Dump.USUAL), database(SOURCE, Dump.USUAL));
        Plan plan = plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("gone_" + SOURCE, "does not exist"));
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.kind()).isEqualTo(OperationFailed.Kind.FAILED);
        assertThat(ended.failure()).contains("1 of 3 backups did not end well", "gone_" + SOURCE + ": ");
        assertThat(rig.catalogue().of(Rig.SERVER)).extracting(Backup::source).containsExactly("uploads", SOURCE);
    }

    @Test
    void whereNothingCanBeLookedAtThereIsNoPlan() {
        keeps(database("gone_" + SOURCE, Dump.USUAL));
        Arguments one = new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "WHAT", List.of("gone_" + SOURCE)));
        assertThatThrownBy(() -> rig.make("backup run", one).plan())
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("does not exist");
    }

    /** The session that holds the snapshot waits in a transaction until the dump has begun. */
    @Test
    void whatEndsTheSessionsOfAnApplicationEndsNoBackup() throws Exception {
        TestDatabase.execute(SOURCE, "ALTER DATABASE " + SOURCE + " SET idle_in_transaction_session_timeout = '1ms'");
        try {
            keeps(database(SOURCE, Dump.USUAL));
            Event.Ended ended = rig.backUp();
            assertThat(ended.failure()).isNull();
            assertThat(rig.catalogue().of(Rig.SERVER))
                    .filteredOn(backup -> backup.source().equals(SOURCE))
                    .singleElement()
                    .satisfies(backup -> assertThat(backup.manifest().rows()).isEqualTo(110));
        } finally {
            TestDatabase.execute(SOURCE, "ALTER DATABASE " + SOURCE + " RESET ALL");
        }
    }

    @Test
    void thatTheRolesAreNotInItIsSaidUnlessTheyAre() throws Exception {
        keeps(database(SOURCE, Dump.USUAL));
        assertThat(texts()).anyMatch(text -> text.contains("The roles of the PostgreSQL server 127.0.0.1"));
        keeps(database(SOURCE, Dump.USUAL), database("roles", ROLES));
        assertThat(texts()).noneMatch(text -> text.contains("are not in it"));
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        assertThat(rig.catalogue().of(Rig.SERVER)).hasSize(3);
    }

    private Stream<String> texts() throws OperationFailed {
        return plan().checks().stream().map(Check::text);
    }

    private Plan plan() throws OperationFailed {
        return rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)).plan();
    }

    private void keeps(Database... databases) {
        rig.keep(
                new Access.ThisComputer(Sudo.NONE),
                List.of(databases),
                List.of(new FileSet("uploads", home.resolve("uploads").toString(), List.of(), null, null)),
                List.of(),
                List.of());
    }

    private static Database database(String name, Dump dump) {
        return TestDatabase.entry(name, dump);
    }
}
