package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Dump;
import dev.handrail.server.Repository;
import dev.handrail.shell.SmallServer;
import dev.handrail.storage.BreakingS3;
import dev.handrail.storage.RealS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of the server that is full in the middle of a backup: where its copy goes, and where something is staged on the way. */
class ServerDiskFullTest {
    private static final String SOURCE =
            "server_full_" + ProcessHandle.current().pid();
    /** Six parts of 8 MiB. */
    private static final int VISITS = 340_000;

    private static final int AFTER_LOOKING = 2;
    private static final Path STAGING = Path.of("/var/tmp");
    private static final int ROOMY = 4 * 1024 * 1024;
    private static final int SMALL = 200;

    @TempDir
    Path home;

    private Rig rig;
    private DirectRig direct;

    @BeforeAll
    static void fill() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, VISITS);
    }

    @AfterAll
    static void drop() throws Exception {
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        direct = new DirectRig(rig, home, SOURCE);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** The disk becomes small when it begins: the plan, and who looks once more before, would have said so. */
    private Event.Ended onceSmall(SmallServer server) throws Exception {
        Operation backUp = rig.make("backup run", Arguments.of("SERVER", Rig.SERVER));
        Plan plan = backUp.plan();
        assertThat(plan.blocked()).isFalse();
        return rig.runner()
                .start(backUp, plan, event -> {
                    if (event instanceof Event.StepBegan step && step.number() == AFTER_LOOKING) {
                        shrink(server);
                    }
                })
                .await();
    }

    private static void shrink(SmallServer server) {
        try {
            server.shrink(SMALL);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Destination folder(Path folder) {
        return new Destination.ServerFolder("far", folder.toString());
    }

    private void assertNothing() throws Exception {
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
        direct.assertNothingLeft();
    }

    @Test
    void itIsWrittenThereByTheServerItself() throws Exception {
        Path far = Files.createDirectory(home.resolve("far"));
        try (SmallServer server = SmallServer.start(far, ROOMY)) {
            direct.large(server.sshd().access(), folder(far));
            Event.Ended ended = onceSmall(server);
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure()).contains("the disk is full");
            assertThat(ended.next()).contains("Make room on that disk");
            assertThat(server.run("ls", "-A", far.toString())).isEmpty();
            assertNothing();
        }
    }

    @Test
    void theCopyThatIsKeptHereIsNotSpoiled() throws Exception {
        Path far = Files.createDirectory(home.resolve("far"));
        try (SmallServer server = SmallServer.start(far, ROOMY)) {
            direct.large(
                    server.sshd().access(),
                    folder(far),
                    new Destination.Folder("kept", rig.kept().toString()));
            Event.Ended ended = onceSmall(server);
            assertThat(ended.failure()).contains("the disk is full");
            Backup backup = rig.catalogue().require(Rig.id(ended));
            assertThat(backup.copies())
                    .allSatisfy(copy -> assertThat(copy.state())
                            .isEqualTo(copy.destination().equals("kept") ? Copy.State.GOOD : Copy.State.FAILED));
            assertThat(server.run("ls", "-A", far.toString())).isEmpty();
            server.shrink(ROOMY);
            assertThat(rig.perform("backup complete", Arguments.of("ID", backup.id()))
                            .failure())
                    .isNull();
            assertThat(rig.verify(backup.id()).failure()).isNull();
        }
    }

    @Test
    void partsOfItWaitThereToBeSent() throws Exception {
        try (RealS3 s3 = RealS3.start();
                BreakingS3 breaking = BreakingS3.before(s3);
                SmallServer server = SmallServer.start(STAGING, 40 * 1024)) {
            breaking.breaks(1, "PUT", "partNumber=1", exchange -> {
                fill(server);
                exchange.forward(exchange.answer());
            });
            direct.large(
                    server.sshd().access(),
                    s3.through(breaking, home.getFileName().toString()));
            Event.Ended ended = rig.backUp();
            assertThat(ended.failure()).contains("No space left on device");
            assertThat(ended.next()).contains("Make room in /var/tmp");
            assertThat(s3.client()
                            .listMultipartUploads(r -> r.bucket(RealS3.BUCKET))
                            .uploads())
                    .isEmpty();
            assertThat(server.run("ls", "-A", STAGING.toString())).isEqualTo("more");
            assertNothing();
        }
    }

    private static void fill(SmallServer server) throws IOException {
        try {
            server.fill();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aDirectoryIsDumpedThereFirst() throws Exception {
        Dump dump = new Dump(Dump.What.ONE, Dump.Format.DIRECTORY, 2, false, List.of(), List.of(), List.of());
        Database database = TestDatabase.entry(SOURCE, dump);
        try (SmallServer server = SmallServer.start(STAGING, ROOMY)) {
            rig.keep(server.sshd().access(), List.of(database));
            assertStaged(server);
        }
    }

    @Test
    void aRepositoryIsClonedThereFirst() throws Exception {
        byte[] random = new byte[2 << 20];
        new Random(1).nextBytes(random);
        Path work = Files.createDirectory(home.resolve("work"));
        Files.write(work.resolve("file"), random);
        Process git = new ProcessBuilder(
                        "sh",
                        "-c",
                        "git init -q && git add file && git -c user.name=t -c user.email=t@example.org commit -qm one")
                .directory(work.toFile())
                .start();
        assertThat(git.waitFor()).isZero();
        try (SmallServer server = SmallServer.start(STAGING, ROOMY)) {
            rig.keep(
                    server.sshd().access(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new Repository("source", work.toUri().toString(), null, null)));
            assertStaged(server);
        }
    }

    private void assertStaged(SmallServer server) throws Exception {
        Event.Ended ended = onceSmall(server);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("No space left on device");
        assertThat(ended.next()).contains("Make room in /var/tmp");
        assertThat(server.run("ls", "-A", STAGING.toString())).isEmpty();
        assertNothing();
    }
}
