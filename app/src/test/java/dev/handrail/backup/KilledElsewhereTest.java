package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.source.FilesSource;
import dev.handrail.backup.take.BackupRun;
import dev.handrail.journal.Run;
import dev.handrail.operation.Operation;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.storage.RealS3;
import dev.handrail.storage.StorageOnCue;
import dev.handrail.storage.StorageOnCue.Cue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** kill -9 of the program while its backup goes into a bucket or into a folder on the server: what is left is found and cleaned up. */
class KilledElsewhereTest {
    private static final int BYTES = 18 << 20;

    @TempDir
    static Path source;

    @TempDir
    Path home;

    private static RealS3 s3;

    @BeforeAll
    static void start() throws Exception {
        byte[] random = new byte[BYTES];
        new Random(1).nextBytes(random);
        Files.write(source.resolve("file"), random);
        s3 = RealS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    private static Destination destination(String kind, Path home, String endpoint) {
        String name = home.getFileName().toString();
        return kind.equals("bucket")
                ? RealS3.destination("cloud", RealS3.BUCKET, name, endpoint)
                : new Destination.ServerFolder("far", home.resolve("far").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, WRITE, false",
        "bucket, SMALL, false",
        "bucket, COMMIT, false",
        "bucket, COMMITTED, true",
        "folder, WRITE, false",
        "folder, COMMIT, false",
        "folder, COMMITTED, true"
    })
    void killNineOfTheProgram(String kind, Cue cue, boolean whole) throws Exception {
        KillNine.die(Program.class, home.toString(), source.toString(), kind, s3.endpoint(), cue.name());
        try (Rig rig = new Rig(home)) {
            assertThat(rig.catalogue().all()).isEmpty();
            List<Run> left = rig.runner().leftBehind();
            Operation clean =
                    rig.runner().cleaning(left.getFirst().id(), rig.servers().require(Rig.SERVER));
            assertThat(rig.runner()
                            .start(clean, clean.plan(), event -> {})
                            .await()
                            .failure())
                    .isNull();
            assertThat(rig.runner().leftBehind()).isEmpty();
            Target target = Target.of(rig.means(), rig.servers().require(Rig.SERVER), List.of())
                    .getFirst();
            assertThat(target.storage().list()).hasSize(whole ? 2 : 0);
            assertThat(target.storage().unfinished()).isEmpty();
            assertThat(rig.catalogue().all()).hasSize(whole ? 1 : 0);
            for (Backup backup : rig.catalogue().all()) {
                assertThat(rig.verify(backup.id()).failure()).isNull();
            }
        }
    }

    /** The program that dies. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Path home = Path.of(arguments[0]);
            Rig rig = new Rig(home);
            Server server = S3RunFaultsTest.keep(
                    rig, Path.of(arguments[1]), List.of(destination(arguments[2], home, arguments[3])));
            Target real = Target.of(rig.means(), server, List.of()).getFirst();
            Target dying = new Target(
                    real.name(),
                    real.kind(),
                    new StorageOnCue(real.storage(), Cue.valueOf(arguments[4]), KillNine::now));
            BackupRun run = new BackupRun(
                    rig.means(),
                    server,
                    List.of(new FilesSource(rig.means(), server, server.files().getFirst())),
                    List.of(dying));
            rig.runner().start(run, run.plan(), event -> {}).await();
        }
    }
}
