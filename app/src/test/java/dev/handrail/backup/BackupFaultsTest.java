package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Scratch;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.FewPrograms;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the way of a backup, over Debian's sshd: nothing that looks finished, and words on what to do. */
class BackupFaultsTest {
    /** Of this run of the tests alone: processes are looked for by it. */
    private static final String SOURCE = "faulty_" + ProcessHandle.current().pid();

    private static final String FORCED = "forced_" + ProcessHandle.current().pid();

    /** What a session finds before all else; nothing lies there but for one test. */
    @TempDir
    static Path programs;

    @TempDir
    Path home;

    private static RealSshd sshd;
    private Rig rig;

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 30_000);
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        rig.server(sshd.access(), SOURCE);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 99})
    void connectionCut(int percent) throws Exception {
        long bytes = rig.catalogue()
                .require(Rig.id(rig.backUp()))
                .manifest()
                .artifact()
                .storedBytes();
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            rig.server(sshd.access(proxy.port()), SOURCE);
            Event.Ended ended = backUpAnd(said -> proxy.cutAfter(bytes * percent / 100));
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure()).contains("127.0.0.1");
            assertLeftOnly(1);
        }
        rig.server(sshd.access(), SOURCE);
        assertThat(rig.verify(rig.catalogue().all().getFirst().id()).failure())
                .as("the one before is whole")
                .isNull();
    }

    @Test
    void pgDumpKilled() throws Exception {
        try (Connection lock = locked()) {
            Underway underway = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
            Await.until("pg_dump runs", () -> pgDump().count() == 1);
            pgDump().forEach(ProcessHandle::destroyForcibly);
            Event.Ended ended = underway.await();
            assertThat(ended.failure()).contains("pg_dump failed").contains("exit status 137");
            assertThat(ended.next()).contains("Nothing was kept");
        }
        assertLeftOnly(0);
    }

    /** It stands before the real one, of which it hands on only so much before it is killed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 50, 99})
    void pgDumpKilledAfter(int percent) throws Exception {
        long whole = rig.catalogue()
                .require(Rig.id(rig.backUp()))
                .manifest()
                .artifact()
                .bytes();
        String real = folderOfTools();
        try {
            for (String other : List.of("pg_restore", "psql")) {
                Files.createSymbolicLink(programs.resolve(other), Path.of(real, other));
            }
            RealSshd.program(programs.resolve("pg_dump"), """
                    #!/bin/sh
                    case " $* " in
                      *" --version "*) REAL --version | sed -E 's/([0-9]+)[.0-9]*/\\1.999/'; exit ;;
                      *" --schema-only "*) exec REAL "$@" ;;
                    esac
                    REAL "$@" | head -c BYTES
                    kill -9 $$
                    """.replace("REAL", real + "/pg_dump")
                    .replace("BYTES", String.valueOf(whole * percent / 100)));
            Event.Ended ended = rig.backUp();
            assertThat(folderOfTools()).isEqualTo(programs.toString());
            assertThat(ended.failure()).contains("pg_dump failed").contains("exit status 137");
            assertThat(ended.next()).contains("Nothing was kept");
            assertLeftOnly(1);
        } finally {
            for (String program : List.of("pg_dump", "pg_restore", "psql")) {
                Files.deleteIfExists(programs.resolve(program));
            }
        }
        assertThat(rig.verify(rig.catalogue().all().getFirst().id()).failure())
                .as("the one before is whole")
                .isNull();
    }

    /** Where those lie that a plan says will be taken. */
    private String folderOfTools() throws Exception {
        String command = String.valueOf(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER))
                .plan()
                .steps()
                .getFirst()
                .command());
        return command.replaceFirst("(?s)^.*?(/\\S*)/pg_dump .*$", "$1");
    }

    @Test
    void cancelled() throws Exception {
        try (Connection lock = locked()) {
            Underway underway = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
            Await.until("pg_dump runs", () -> pgDump().count() == 1);
            underway.cancel();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        }
        assertLeftOnly(0);
    }

    @Test
    void zstdMissing() throws Exception {
        try (FewPrograms programs = FewPrograms.usual();
                RealSshd poor = RealSshd.start("SetEnv PATH=" + programs.folder())) {
            rig.server(poor.access(), SOURCE);
            String id = Rig.id(rig.backUp());
            assertThat(rig.catalogue().require(id).manifest().artifact().compression())
                    .isEqualTo(Compression.GZIP);
            assertThat(rig.files().getFirst()).endsWith(".dump.gz");
            assertThat(rig.verify(id).failure()).isNull();
        }
    }

    @Test
    void aProgramThatPassesItOnMissing() throws Exception {
        try (FewPrograms programs = FewPrograms.usual().without("tee");
                RealSshd poor = RealSshd.start("SetEnv PATH=" + programs.folder())) {
            rig.server(poor.access(), SOURCE);
            assertThat(rig.backUp().failure()).contains("tee");
            assertLeftOnly(0);
        }
    }

    @Test
    void databaseDroppedMeanwhile() throws Exception {
        TestDatabase.create("dropped");
        rig.server(sshd.access(), "dropped");
        Operation operation = rig.make("backup run", Arguments.of("SERVER", Rig.SERVER));
        Plan plan = operation.plan();
        TestDatabase.drop("dropped");
        Event.Ended ended = rig.runner().start(operation, plan, event -> {}).await();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("dropped");
        assertThat(ended.next()).contains("The database is not there");
        assertLeftOnly(0);
    }

    /** By force, from under the dump itself. */
    @Test
    void databaseDroppedWhileItIsDumped() throws Exception {
        TestDatabase.create(FORCED);
        TestDatabase.fill(FORCED, 1_000);
        rig.server(sshd.access(), FORCED);
        Event.Ended ended;
        try (Connection lock = TestDatabase.locked(FORCED, "visits")) {
            Underway underway = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
            Await.until("pg_dump runs", () -> Remains.pgDump(FORCED).count() == 1);
            TestDatabase.drop(FORCED);
            ended = underway.await();
        }
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains(FORCED);
        assertThat(ended.next()).isNotBlank();
        new Remains(rig, FORCED).assertOnly(0);
    }

    @Test
    void folderRemovedMeanwhile() throws Exception {
        Event.Ended ended = backUpAnd(said -> remove(rig.kept()));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("not there any more");
        assertLeftOnly(0);
    }

    @Test
    void killNineOfTheProgram() throws Exception {
        rig.close();
        Process program;
        try (Connection lock = locked()) {
            program = KilledBackup.start(home, sshd, SOURCE);
            Await.until("pg_dump runs", () -> pgDump().count() == 1);
            program.destroyForcibly().waitFor();
        }
        rig = new Rig(home);
        List<Run> left = rig.runner().leftBehind();
        assertThat(left).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(run.failure()).isEqualTo("The program ended in the middle of it");
            assertThat(run.next()).endsWith("handrail journal clean " + run.id());
        });
        assertThat(rig.files()).singleElement().asString().endsWith(".partial");
        Operation clean =
                rig.runner().cleaning(left.getFirst().id(), rig.servers().require(Rig.SERVER));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
        assertThat(rig.files()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
        Await.until("no pg_dump is left", () -> pgDump().findAny().isEmpty());
    }

    /** Does something as soon as the dump has begun. */
    private Event.Ended backUpAnd(Consumer<Event.Said> then) throws Exception {
        CountDownLatch once = new CountDownLatch(1);
        return rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {
                    if (event instanceof Event.Said said && said.where() != null && once.getCount() == 1) {
                        once.countDown();
                        then.accept(said);
                    }
                })
                .await();
    }

    private void assertLeftOnly(int backups) throws Exception {
        new Remains(rig, SOURCE).assertOnly(backups);
    }

    private static Connection locked() throws SQLException {
        return TestDatabase.locked(SOURCE, "visits");
    }

    private static Stream<ProcessHandle> pgDump() {
        return Remains.pgDump(SOURCE);
    }

    private static void remove(Path folder) {
        try {
            Scratch.remove(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
