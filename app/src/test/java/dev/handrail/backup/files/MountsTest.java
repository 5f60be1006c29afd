package dev.handrail.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Mounted;
import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Scripted;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is mounted beneath a directory, or has it mounted elsewhere, and what that keeps from being done to it. */
class MountsTest {
    private static final String DISK = """
            here 22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            here 23 22 8:2 / /srv rw,relatime shared:2 - ext4 /dev/sda2 rw
            """;

    @TempDir
    Path folder;

    private Path live;
    private Path volume;

    @BeforeEach
    void made() throws Exception {
        live = Files.createDirectories(folder.toRealPath().resolve("the live"));
        volume = Files.createDirectories(folder.toRealPath().resolve("volume"));
        Files.createDirectories(live.resolve("large"));
        Files.writeString(volume.resolve("precious"), "precious");
    }

    private static Mounts told(String lines) throws OperationFailed {
        return Mounts.look(new Scripted().answers("mountinfo", DISK + lines), null);
    }

    private static List<String> blockers(Mounts mounts, boolean stopped, String... items) {
        return mounts.blockers("/srv/up loads", List.of(items), stopped).stream()
                .peek(check -> assertThat(check.advice()).isNotBlank())
                .map(Check::text)
                .toList();
    }

    @Test
    void whereNothingIsMountedNothingStandsInTheWay() throws Exception {
        assertThat(blockers(told(""), false, "")).isEmpty();
        assertThat(told("").keeping("/srv/before")).isEmpty();
        assertThat(blockers(Mounts.look(new Scripted(), null), false, ""))
                .as("a kernel that does not tell")
                .isEmpty();
    }

    /** The kernel writes spaces and line breaks as numbers. */
    @Test
    void whatIsMountedBeneathMovesAlong() throws Exception {
        Mounts mounts = told("""
                here 24 23 8:3 / /srv/up\\040loads/a\\040b/large rw - ext4 /dev/sdb1 rw
                here 25 23 8:4 / /srv/up\\040loads2 rw - ext4 /dev/sdc1 rw
                """);
        assertThat(blockers(mounts, true, "")).singleElement().asString().contains("/srv/up loads/a b/large");
        assertThat(blockers(mounts, false, "a b")).hasSize(1);
        assertThat(blockers(mounts, false, "a b/large")).hasSize(1);
        assertThat(blockers(mounts, false, "a", "a b/larger", "c")).isEmpty();
        assertThat(mounts.keeping("/srv/up loads").stream().map(Check::text))
                .singleElement()
                .asString()
                .contains("emptied");
    }

    @Test
    void whoHasTheDirectoryItselfGoesOnWithTheOldOne() throws Exception {
        Mounts mounts = told("""
                by 4711 nginx: worker
                there 90 89 8:2 /up\\040loads /usr/share/nginx/html ro - ext4 /dev/sda2 rw
                there 91 89 8:1 /up\\040loads /other/disk ro - ext4 /dev/sda1 rw
                there 92 89 8:2 / /all ro - ext4 /dev/sda2 rw
                """);
        assertThat(blockers(mounts, false, ""))
                .singleElement()
                .asString()
                .contains("/srv/up loads", "/usr/share/nginx/html", "nginx: worker (process 4711)");
        assertThat(blockers(mounts, true, "")).as("it is stopped for it").isEmpty();
        assertThat(blockers(mounts, false, "a"))
                .as("that changes within what it has")
                .isEmpty();
        assertThat(mounts.keeping("/srv/up loads").stream().map(Check::text))
                .singleElement()
                .asString()
                .contains("nginx: worker");
    }

    @Test
    void aFolderBeneathThatIsSharedCountsForWhatHoldsIt() throws Exception {
        Mounts mounts = told("here 30 22 8:2 /up\\040loads/a/b /home/ftp/b rw - ext4 /dev/sda2 rw\n");
        for (boolean stopped : List.of(true, false)) {
            assertThat(blockers(mounts, stopped, "a"))
                    .singleElement()
                    .asString()
                    .contains("/home/ftp/b");
            assertThat(blockers(mounts, stopped, "a/b/c", "a/c")).isEmpty();
        }
    }

    @Test
    void whatDockerSaysOfItsContainersCounts() throws Exception {
        Mounts mounts = told("""
                container /portal
                source /srv/up loads
                source /srv/other
                container /db
                source /srv/db
                """);
        assertThat(blockers(mounts, false, "")).singleElement().asString().contains("the container portal");
        assertThat(blockers(mounts, false, "a")).isEmpty();
    }

    @Test
    void aProgramWithItsOwnMountsIsFoundOnThisMachine() throws Exception {
        try (Shell shell = new LocalShell()) {
            try (Mounted container = Mounted.holding(live, volume)) {
                assertThat(Mounts.look(shell, null).blockers(live.toString(), List.of(""), false))
                        .singleElement()
                        .satisfies(check ->
                                assertThat(check.text()).contains(live.toString(), volume.toString(), "cat (process "));
                assertThat(Mounts.look(shell, null).blockers(live.toString(), List.of("large"), false))
                        .isEmpty();
            }
            assertThat(Mounts.look(shell, null).blockers(live.toString(), List.of(""), false))
                    .isEmpty();
        }
    }

    private List<String> removal() {
        return removal(live);
    }

    private static List<String> removal(Path path) {
        return ScriptText.command(FilesForget.class, "remove.sh", List.of(path.toString()))
                .arguments();
    }

    @Test
    void nothingIsRemovedThroughAMount() throws Exception {
        assertThat(Mounted.run(volume, live.resolve("large"), removal()))
                .startsWith("3 ")
                .contains(live + "/large");
        assertThat(volume.resolve("precious")).hasContent("precious");
        assertThat(Mounted.run(volume, volume, removal())).isEqualTo("0 ");
        assertThat(live).doesNotExist();
        assertThat(Mounted.run(volume, volume, removal()))
                .as("it is gone already")
                .isEqualTo("0 ");
    }

    @Test
    void whatIsGoneWithTheFolderItLayInIsGoneUnlessADiskMayNotBeMounted() throws Exception {
        assertThat(Mounted.run(volume, volume, removal(folder.resolve("gone/kept"))))
                .isEqualTo("0 ");
        assertThat(folder.resolve("gone")).doesNotExist();
        assertThat(Mounted.run(volume, volume, removal(folder.resolve("disk/gone/kept"))))
                .startsWith("1 ")
                .contains("disk/gone/kept");
        assertThat(Mounted.run(volume, volume, removal(Path.of("no such kept"))))
                .isEqualTo("0 ");
        Path elsewhere = Files.createSymbolicLink(folder.resolve("disk"), folder.resolve("not mounted"));
        assertThat(Mounted.run(volume, volume, removal(elsewhere.resolve("kept"))))
                .as("nobody can tell what is on a disk that is not there, and says why")
                .startsWith("1 ")
                .contains("disk/kept");
    }

    /** It may be mounted after the plan was made, or by what was started with the restored files. */
    @Test
    void nothingIsMovedWithAMountInIt() throws Exception {
        Path coming = Files.createDirectories(folder.resolve("place/coming"));
        Path aside = folder.resolve("aside");
        KeptFiles kept = KeptFiles.coming(
                "r1", "Parish", "uploads", live.toString(), aside.toString(), Instant.EPOCH, "b1", List.of(""));
        Exchange exchange =
                new Exchange(kept, folder.resolve("place").toString(), coming.toString(), List.of(""), null);
        List<String> forth = exchange.command().arguments();
        assertThat(Mounted.run(volume, live.resolve("large"), forth))
                .startsWith("1 ")
                .contains(live + "/large");
        assertThat(aside).doesNotExist();
        assertThat(Mounted.run(volume, volume, forth)).startsWith("0 + ");
        Files.writeString(Files.createDirectory(live.resolve("large")).resolve("new"), "written since");
        List<String> back = exchange.backwards().arguments();
        assertThat(Mounted.run(volume, live.resolve("large"), back))
                .startsWith("1 ")
                .contains(live + "/large");
        assertThat(coming).doesNotExist();
        Path since = folder.resolve(live.getFileName() + "_since_r1");
        assertThat(Mounted.run(volume, volume, back)).startsWith("0 ").contains("is kept in " + since);
        assertThat(since.resolve("large/new")).exists();
        assertThat(volume.resolve("precious")).hasContent("precious");
    }
}
