package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.source.FilesSource;
import dev.handrail.backup.take.BackupRun;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.server.Access;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.storage.Folder;
import dev.handrail.storage.StorageOnCue;
import dev.handrail.storage.StorageOnCue.Cue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** kill -9 of the program at each stage of a backup: nothing looks finished that is not, and nothing whole is thrown away. */
class KilledBackupTest {
    private static final int BYTES = 4 << 20;

    @TempDir
    Path home;

    /** Where it dies, whether the artifact has its name by then, and whether the catalogue knows. */
    enum Stage {
        BEFORE_THE_PARTIAL(Cue.BEGIN, false, false),
        WHILE_STREAMING(Cue.WRITE, false, false),
        AFTER_THE_LAST_BYTE(Cue.SMALL, false, false),
        BETWEEN_MANIFEST_AND_NAME(Cue.COMMIT, false, false),
        BETWEEN_NAME_AND_CATALOGUE(Cue.COMMITTED, true, false),
        AFTER_THE_CATALOGUE(Cue.NEVER, true, true);

        private final Cue cue;
        private final boolean named;
        private final boolean entered;

        Stage(Cue cue, boolean named, boolean entered) {
            this.cue = cue;
            this.named = named;
            this.entered = entered;
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void killNineOfTheProgram(Stage stage) throws Exception {
        byte[] random = new byte[BYTES];
        new Random(1).nextBytes(random);
        Files.write(Files.createDirectories(home.resolve("data")).resolve("file"), random);
        KillNine.die(Program.class, home.toString(), stage.name());
        try (Rig rig = new Rig(home)) {
            assertThat(rig.files().stream().filter(name -> name.endsWith(".zst")))
                    .hasSize(stage.named ? 1 : 0);
            assertThat(rig.catalogue().all()).hasSize(stage.entered ? 1 : 0);
            cleaned(rig);
            assertThat(rig.files()).hasSize(stage.named ? 2 : 0);
            for (Backup backup : rig.catalogue().all()) {
                assertThat(backup.goodCopy()).isPresent();
                assertThat(rig.verify(backup.id()).failure()).isNull();
            }
            assertThat(rig.catalogue().all())
                    .as("the catalogue and the folder agree")
                    .hasSize(stage.named ? 1 : 0);
            assertThat(rig.backUp().failure()).as("the next one").isNull();
        }
    }

    private static void cleaned(Rig rig) throws Exception {
        List<Run> left = rig.runner().leftBehind();
        assertThat(left).singleElement().extracting(Run::outcome).isEqualTo(Outcome.INTERRUPTED);
        Operation clean =
                rig.runner().cleaning(left.getFirst().id(), rig.servers().require(Rig.SERVER));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.journal().runs(JournalFilter.all()))
                .extracting(Run::outcome)
                .containsExactly(Outcome.DONE, Outcome.INTERRUPTED);
    }

    /** The program that dies. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Path home = Path.of(arguments[0]);
            Stage stage = Stage.valueOf(arguments[1]);
            Rig rig = new Rig(home);
            Access here = new Access.ThisComputer(Sudo.NONE);
            FileSet set = new FileSet("data", home.resolve("data").toString(), List.of(), null, null);
            Server server = rig.keep(here, List.of(), List.of(set), List.of(), List.of());
            StorageOnCue dying = new StorageOnCue(new Folder(rig.kept()), stage.cue, KillNine::now);
            Target target = new Target(server.destinations().getFirst().name(), Copy.Kind.FOLDER, dying);
            BackupRun run = new BackupRun(
                    rig.means(), server, List.of(new FilesSource(rig.means(), server, set)), List.of(target));
            rig.runner()
                    .start(run, run.plan(), event -> dieIfEntered(rig, event))
                    .await();
        }

        private static void dieIfEntered(Rig rig, Event event) {
            try {
                if (event instanceof Event.Said && !rig.catalogue().all().isEmpty()) {
                    KillNine.now();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
