package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An undo in PostgreSQL of which the program lost sight just after it had put the old database back. */
class UnsettledSwapTest {
    private static final String LIVE = "put back unseen";
    private static final String ASIDE = "put back unseen_undone_1";
    private static final String RESTORE = "20261121-043712-k3f";

    @TempDir
    Path home;

    private Rig rig;
    private Server server;

    @BeforeEach
    void open() throws Exception {
        TestDatabase.create(LIVE);
        TestDatabase.create(ASIDE);
        rig = new Rig(home);
        Database database = TestDatabase.entry(LIVE);
        server = rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(database));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        TestDatabase.drop(LIVE);
        TestDatabase.drop(ASIDE);
    }

    @Test
    void thatItTookPlaceIsNotedBesideTheFailure() throws Exception {
        Run undo = lostSightOf(ASIDE);
        assertThat(undo.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(undo.made()).containsEntry(Undone.UNDID, RESTORE);
        assertThat(rig.keptDatabases().find(undo.id()))
                .hasValueSatisfying(kept -> assertThat(kept.settled()).isTrue());
    }

    @Test
    void thatItDidNotIsNot() throws Exception {
        Run undo = lostSightOf("another name");
        assertThat(undo.made()).isEmpty();
        assertThat(rig.keptDatabases().find(undo.id())).isEmpty();
    }

    @Test
    void whatTheServerIsStillAtIsJudgedLater() throws Exception {
        KeptDatabase kept = kept("20261121-050000-abc", ASIDE);
        rig.keptDatabases().enter(kept);
        UnsettledSwap hasty =
                new UnsettledSwap(rig.databases(), rig.servers(), rig.keptDatabases(), Duration.ofMillis(100));
        try (Connection busy = TestDatabase.connect("postgres");
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute(new SwapEnd(ASIDE).holding());
            assertThatThrownBy(() -> hasty.clean(UnsettledSwap.leftover(kept, RESTORE)))
                    .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                        assertThat(failed.cameBack()).isEqualTo("the server is still busy with the exchange");
                        assertThat(failed.next()).contains("handrail journal clean");
                    });
        }
        assertThat(rig.keptDatabases().find(kept.run())).contains(kept);
        hasty.clean(UnsettledSwap.leftover(kept, RESTORE));
        assertThat(rig.keptDatabases().find(kept.run()))
                .hasValueSatisfying(now -> assertThat(now.settled()).isTrue());
    }

    /** @param name what the database that was taken out is said to be called by then */
    private Run lostSightOf(String name) throws Exception {
        Operation undo = new LosingSight(name);
        Event.Ended ended = rig.runner().start(undo, undo.plan(), event -> {}).await();
        return rig.journal().run(ended.run()).orElseThrow();
    }

    /** An undo that failed when all was done. */
    private final class LosingSight implements Operation {
        private final String aside;

        LosingSight(String aside) {
            this.aside = aside;
        }

        @Override
        public String name() {
            return RestoreUndo.WORDS;
        }

        @Override
        public String title() {
            return "Put back";
        }

        @Override
        public Server server() {
            return server;
        }

        @Override
        public Effect effect() {
            return Effect.DESTROYS;
        }

        @Override
        public Plan plan() {
            return new Plan(title(), effect(), List.of(), List.of(), List.of());
        }

        @Override
        public void run(Work work) throws OperationFailed {
            KeptDatabase kept = kept(work.run(), aside);
            rig.keptDatabases().enter(kept);
            work.leaves(UnsettledSwap.leftover(kept, RESTORE));
            throw OperationFailed.failed("The connection dropped").next("Look.").build();
        }
    }

    private KeptDatabase kept(String run, String aside) {
        return new KeptDatabase(
                run,
                server.name(),
                LIVE,
                LIVE,
                LIVE,
                oid(LIVE),
                aside,
                oid(ASIDE),
                Instant.EPOCH,
                RESTORE,
                null,
                List.of(),
                false);
    }

    private static long oid(String database) {
        try {
            return TestDatabase.number("postgres", "SELECT oid FROM pg_database WHERE datname = '" + database + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
