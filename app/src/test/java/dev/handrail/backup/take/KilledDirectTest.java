package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Packed;
import dev.handrail.backup.Backup;
import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Operation;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.storage.BreakingS3;
import dev.handrail.storage.Fault;
import dev.handrail.storage.RealS3;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * kill -9 of the program while a server sends its backup to a bucket itself, or writes it into a folder of its own: what
 * runs there ends, nothing looks finished that is not, and what is left is found and removed.
 */
class KilledDirectTest {
    private static final String SOURCE = "direct_killed";
    /** Three parts of 8 MiB. */
    private static final int VISITS = 170_000;

    private static RealSshd sshd;
    private static RealS3 s3;

    @TempDir
    Path home;

    private BreakingS3 breaking;

    /** What the program was at when it died: the request that the bucket does not answer. */
    enum Stage {
        /** The upload has begun, and nobody here knows what it is called. */
        BEGINNING("POST", "?uploads", true, false),
        A_PART("PUT", "partNumber=2", false, false),
        THE_MANIFEST("PUT", ".json", false, false),
        COMPLETING("POST", "uploadId", false, false),
        COMPLETED("POST", "uploadId", true, true);

        private final String method;
        private final String part;
        private final boolean done;
        private final boolean whole;

        Stage(String method, String part, boolean done, boolean whole) {
            this.method = method;
            this.part = part;
            this.done = done;
            this.whole = whole;
        }

        /** It does what it is asked, or does not, and says nothing of it. */
        private void keepSilent(BreakingS3.Exchange exchange) throws IOException {
            if (done) {
                exchange.forward(OutputStream.nullOutputStream());
            }
            Fault.hang().strike(exchange);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start();
        s3 = RealS3.start();
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, VISITS);
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        sshd.close();
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void open() throws Exception {
        breaking = BreakingS3.before(s3);
    }

    @AfterEach
    void close() throws Exception {
        breaking.close();
    }

    private String prefix() {
        return home.getFileName().toString();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void whileTheServerSendsItToABucket(Stage stage) throws Exception {
        breaking.breaks(1, stage.method, stage.part, stage::keepSilent);
        Process program = program(breaking.endpoint());
        Await.until("the bucket is asked", () -> breaking.came(stage.method, stage.part) > 0);
        Await.until("it has done so", () -> !stage.whole || !artifacts().isEmpty());
        program.destroyForcibly().waitFor();

        try (Rig rig = new Rig(home)) {
            assertThat(rig.catalogue().all()).isEmpty();
            assertThat(artifacts()).hasSize(stage.whole ? 1 : 0);
            clean(rig);
            assertThat(uploads()).isEmpty();
            assertThat(objects()).hasSize(stage.whole ? 2 : 0);
            assertThat(rig.catalogue().all()).hasSize(stage.whole ? 1 : 0);
            for (Backup backup : rig.catalogue().all()) {
                assertThat(rig.verify(backup.id()).failure()).isNull();
            }
            new DirectRig(rig, home, SOURCE).assertNothingLeft();
        }
    }

    @Test
    void whileTheServerWritesItIntoAFolderOfItsOwn() throws Exception {
        Path far = home.resolve("far");
        try (var locked = TestDatabase.locked(SOURCE, "visits")) {
            Process program = program("");
            Await.until("pg_dump runs", () -> dumps() > 0);
            program.destroyForcibly().waitFor();
            assertThat(DirectRig.names(far)).singleElement().asString().endsWith(".partial");
        }
        Await.until("it ends on the server too", () -> dumps() == 0);
        try (Rig rig = new Rig(home)) {
            clean(rig);
            assertThat(DirectRig.names(far)).isEmpty();
            assertThat(rig.catalogue().all()).isEmpty();
            new DirectRig(rig, home, SOURCE).assertNothingLeft();
        }
    }

    private static long dumps() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.matches(".*/pg_dump .*" + SOURCE + ".*"))
                .count();
    }

    private static void clean(Rig rig) throws Exception {
        List<Run> left = rig.runner().leftBehind();
        assertThat(left).singleElement().extracting(Run::outcome).isEqualTo(Outcome.INTERRUPTED);
        Operation clean =
                rig.runner().cleaning(left.getFirst().id(), rig.servers().require(Rig.SERVER));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    private List<String> artifacts() {
        return objects().stream().filter(name -> !name.endsWith(".json")).toList();
    }

    private List<String> objects() {
        return s3.client().listObjectsV2(r -> r.bucket(RealS3.BUCKET).prefix(prefix())).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<String> uploads() {
        return s3.client().listMultipartUploads(r -> r.bucket(RealS3.BUCKET).prefix(prefix())).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    private Process program(String endpoint) throws IOException {
        return new ProcessBuilder(Packed.java(
                        Program.class,
                        home.toString(),
                        String.valueOf(sshd.port()),
                        sshd.key().toString(),
                        String.valueOf(TestDatabase.port()),
                        endpoint))
                .inheritIO()
                .start();
    }

    /** The program that dies. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            System.setProperty(TestDatabase.PORT, arguments[3]);
            Path home = Path.of(arguments[0]);
            int port = Integer.parseInt(arguments[1]);
            Access.Ssh access =
                    new Access.Ssh("127.0.0.1", port, RealSshd.user(), arguments[2], null, false, null, Sudo.NONE);
            Destination destination = arguments[4].isEmpty()
                    ? new Destination.ServerFolder("far", home.resolve("far").toString())
                    : RealS3.destination(
                            "cloud", RealS3.BUCKET, home.getFileName().toString(), arguments[4]);
            Rig rig = new Rig(home);
            new DirectRig(rig, home, SOURCE).large(access, destination);
            rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {})
                    .await();
        }
    }
}
