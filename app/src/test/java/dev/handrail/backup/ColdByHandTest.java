package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Arguments;
import dev.handrail.server.Access;
import dev.handrail.server.FileSet;
import dev.handrail.server.Sudo;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What works with a directory is stopped while that is brought back by hand, by the printed commands. */
class ColdByHandTest {
    private static final String STOPS = "echo stop $(cat data/state) >>log";

    @TempDir
    Path home;

    private Rig rig;
    private Path app;
    private Path here;
    private String id;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        app = Files.createDirectories(home.resolve("the app"));
        Files.createDirectories(app.resolve("data"));
        Files.writeString(app.resolve("data/state"), "old");
        here = Files.createDirectories(home.resolve("here"));
        keep(STOPS, List.of());
        id = Rig.id(rig.backUp());
        Files.delete(app.resolve("log"));
        Files.writeString(app.resolve("data/state"), "new");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void keep(String stop, List<String> exclude) {
        keep(new Access.ThisComputer(Sudo.NONE), stop, exclude);
    }

    private void keep(Access access, String stop, List<String> exclude) {
        FileSet.Cold cold = new FileSet.Cold(
                List.of("sh", "-c", stop),
                List.of("sh", "-c", "echo start $(cat data/state) >>log"),
                app.toString(),
                new FileSet.Healthy(List.of("sh", "-c", "echo healthy >>log"), Duration.ofSeconds(5)));
        FileSet set = new FileSet("database directory", app.resolve("data").toString(), exclude, cold, null);
        rig.keep(access, List.of(), List.of(set), List.of(), List.of());
    }

    private String commands() throws Exception {
        return String.join(
                "\n",
                rig.question("backup commands")
                        .teller()
                        .tell(Arguments.of("ID", id))
                        .lines());
    }

    private List<String> log() throws Exception {
        return Files.readAllLines(app.resolve("log"));
    }

    @Test
    void itIsStoppedMovedToItsPlaceAndStarted() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            keep(sshd.access(), STOPS + "; cat", List.of());
            assertThat(commands())
                    .contains("as root", "mount")
                    .doesNotContain("if all is to belong", "backups leave out");
            Pasted.in(here, here, commands());
        }
        assertThat(log()).containsExactly("stop new", "start old", "healthy");
        assertThat(app.resolve("data/state")).hasContent("old");
        assertThat(app.resolve("data_before_restore/state")).hasContent("new");
        assertThat(RestoreFilesTest.names(app)).containsExactlyInAnyOrder("data", "data_before_restore", "log");
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void whatItsBackupsLeaveOutIsSpokenOfBeforeItIsStarted() throws Exception {
        keep(STOPS, List.of("data/uploads"));
        assertThat(commands())
                .containsSubsequence(
                        "rmdir",
                        "only in " + app + "/data_before_restore",
                        "beside what that leads to",
                        "cp -a -T -- \"$(readlink -m -- '" + app + "/data')_before_restore\"/PATH '" + app
                                + "/data'/PATH",
                        "start it again");
    }

    /** What works with it may have mounted what the link leads to. */
    @Test
    void whereTheDirectoryIsALinkWhatItLeadsToIsMoved() throws Exception {
        Path far = Files.move(app.resolve("data"), home.resolve("far"));
        Files.createSymbolicLink(app.resolve("data"), far);
        Files.writeString(Files.createDirectory(far.resolve("my uploads")).resolve("picture"), "kept nowhere else");
        keep(STOPS, List.of("data/my uploads"));
        String commands = commands();
        Pasted.in(here, here, commands);
        assertThat(app.resolve("data")).isSymbolicLink();
        assertThat(far.resolve("state")).hasContent("old");
        assertThat(home.resolve("far_before_restore/state")).hasContent("new");
        Pasted.in(
                here,
                here,
                commands.replaceAll("(?s).*(cp -a -T [^\n]*).*", "$1").replace("/PATH", "/'my uploads'"));
        assertThat(far.resolve("my uploads/picture")).hasContent("kept nowhere else");
    }

    @Test
    void whereNothingIsLeftOfItItIsMadeWithAllThatIsAboveIt() throws Exception {
        keep("true", List.of());
        Files.delete(app.resolve("data/state"));
        Files.delete(app.resolve("data"));
        Files.delete(app);
        String unstarted = commands().replaceAll("(?m)^\\(cd .*", "true");
        Pasted.in(here, here, unstarted);
        assertThat(app.resolve("data/state")).hasContent("old");
    }

    /** A terminal goes on with the next part, whatever became of the one before. */
    @Test
    void whatCannotBeStoppedStaysWhereItIs() throws Exception {
        keep("exit 5", List.of());
        Pasted.atATerminal(here, commands(), "");
        assertThat(app.resolve("data/state")).hasContent("new");
        assertThat(app.resolve("data_before_restore")).doesNotExist();
        keep(STOPS, List.of());
        pastedAgainItGoesWell();
    }

    @Test
    void whatWasUnpackedOnlyHalfWayIsNotMovedToItsPlace() throws Exception {
        Pasted.atATerminal(here, commands().replace("--xattrs --directory", "--no-such-option --directory"), "");
        assertThat(app.resolve("data/state")).hasContent("new");
        assertThat(app.resolve("data_before_restore")).doesNotExist();
        assertThat(log()).as("nothing was stopped for it").containsExactly("start new", "healthy");
        pastedAgainItGoesWell();
    }

    /** It may be all that is left of what was there, and what is live now is stopped for nothing. */
    @Test
    void whatAnEarlierRestoreMovedAsideIsInTheWay() throws Exception {
        Pasted.in(here, here, commands());
        Files.writeString(app.resolve("data/state"), "newer");
        Pasted.atATerminal(here, commands(), "");
        assertThat(log())
                .as("nothing was stopped")
                .containsExactly("stop new", "start old", "healthy", "start newer", "healthy");
        assertThat(app.resolve("data/state")).hasContent("newer");
        assertThat(app.resolve("data_before_restore/state")).hasContent("new");
        assertThat(RestoreFilesTest.names(app)).containsExactlyInAnyOrder("data", "data_before_restore", "log");
    }

    /** As where the line was cut, and the shell behind it runs on. */
    @Test
    void oneThatStillRunsIsNotDisturbedByTheNext() throws Exception {
        Process first = new ProcessBuilder("flock", app.toString(), "cat").start();
        try {
            first.getOutputStream().write('\n');
            first.getOutputStream().flush();
            assertThat(first.getInputStream().read()).as("it has the lock").isEqualTo('\n');
            Path part = Files.createDirectory(app.resolve("data_restored_" + id + ".part"));
            assertThat(commands()).contains("flock -n 9 || { echo", "still runs");
            Pasted.atATerminal(here, commands(), "");
            assertThat(part).isDirectory();
            assertThat(app.resolve("data/state")).hasContent("new");
        } finally {
            first.getOutputStream().close();
            first.waitFor();
        }
        Files.delete(app.resolve("log"));
        pastedAgainItGoesWell();
    }

    /** As a helper that a program for containers leaves behind: for as long as it runs, nothing could be pasted again. */
    @Test
    void whatTheStopCommandLeavesRunningDoesNotKeepTheLock() throws Exception {
        keep(STOPS + "; sleep 600 >/dev/null 2>&1 & echo $! >helper", List.of());
        try {
            Pasted.in(here, here, commands());
            long helper = Long.parseLong(Files.readString(app.resolve("helper")).strip());
            assertThat(ProcessHandle.of(helper)).as("it still runs").isPresent();
            assertThat(Typed.in(app, "flock -n . echo free")).isEqualTo("free\n");
        } finally {
            Typed.in(app, "kill $(cat helper); rm helper");
        }
    }

    private void pastedAgainItGoesWell() throws Exception {
        Pasted.in(here, here, commands());
        assertThat(app.resolve("data/state")).hasContent("old");
        assertThat(app.resolve("data_before_restore/state")).hasContent("new");
        assertThat(RestoreFilesTest.names(app)).containsExactlyInAnyOrder("data", "data_before_restore", "log");
    }

    @Test
    void whatCannotBeMovedToItsPlaceLeavesThereWhatWasThere() throws Exception {
        String broken = commands().replace("mv -T -- \"$unpacked\" \"$live\"", "mv -T -- \"$unpacked\" /proc/none");
        Pasted.atATerminal(here, broken, "");
        assertThat(app.resolve("data/state")).hasContent("new");
        assertThat(log()).containsExactly("stop new", "start new", "healthy");
    }
}
