package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Packed;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The practice server that was stopped, killed, damaged or removed, and is started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeAgainTest {
    @TempDir
    static Path place;

    private PracticeFolder folder;
    private Server profile;
    private long rows;

    @BeforeAll
    void makeItOnce() throws Exception {
        folder = new PracticeFolder(place.resolve("a practice 'folder'"));
        try (PracticeServer server = ReadyPractice.start(folder.root())) {
            profile = server.profile();
            rows = server.fingerprint("parish").rows();
        }
    }

    @AfterAll
    void removeIt() throws Exception {
        Process owner = anotherProgramThatRunsIt();
        long orphan = postmaster();
        killWithoutLeash(owner);
        PracticeServer.remove(folder.root());
        assertThat(folder.root()).doesNotExist();
        assertThat(Eventually.gone(orphan)).isTrue();
    }

    @Test
    void stoppedAndStartedItIsTheSame() throws Exception {
        Fingerprint changed;
        String fingerprint;
        try (PracticeServer server = start()) {
            change(server, "UPDATE members SET notes = 'was here' WHERE id = 7");
            changed = server.fingerprint("parish");
            fingerprint = server.hostKeyFingerprint();
        }
        try (PracticeServer server = start()) {
            assertThat(server.profile()).isEqualTo(profile);
            assertThat(server.hostKeyFingerprint()).isEqualTo(fingerprint);
            assertThat(server.fingerprint("parish").differencesFrom(changed)).isEmpty();
        }
    }

    @Test
    void stoppingLeavesNoProcess() throws Exception {
        long postmaster;
        try (PracticeServer server = start()) {
            postmaster = postmaster();
            assertThat(Eventually.gone(postmaster)).isFalse();
        }
        Eventually.holds("PostgreSQL has ended", () -> Eventually.gone(postmaster));
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void killedItTakesItsPostgresWithIt() throws Exception {
        Process owner = anotherProgramThatRunsIt();
        long postmaster = postmaster();
        owner.destroyForcibly().waitFor();
        Eventually.holds("PostgreSQL has ended", () -> Eventually.gone(postmaster));
        Eventually.holds("it has ended well", () -> !Files.exists(pidFile()));
    }

    @Test
    void killedWithAllThatWatchesItLeavesAPostgresThatTheNextOneEnds() throws Exception {
        Process owner = anotherProgramThatRunsIt();
        long orphan = postmaster();
        killWithoutLeash(owner);
        assertThat(Eventually.gone(orphan)).isFalse();
        try (PracticeServer server = start()) {
            Eventually.holds("the orphan has ended", () -> Eventually.gone(orphan));
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(server.profile()).isEqualTo(profile);
            assertThat(server.fingerprint("parish").rowsIn("public.donations")).isEqualTo(12_000);
        }
    }

    @Test
    void killedWhileItIsMadeItIsMadeAnew() throws Exception {
        PracticeFolder half = new PracticeFolder(place.resolve("half a 'folder'"));
        Process maker = program(half.root());
        Eventually.holds(
                "its PostgreSQL runs", () -> Files.exists(half.postgres().resolve("data/postmaster.pid")));
        maker.destroyForcibly().waitFor();
        try (PracticeServer server = PracticeServer.start(half.root(), Clock.systemUTC())) {
            assertThat(server.fingerprint("parish").rowsIn("public.attendance")).isEqualTo(300_000);
        }
        PracticeServer.remove(half.root());
    }

    @Test
    void portsThatOthersHaveTakenMeanwhileAreLeftToThem() throws Exception {
        Notes.Ports before = Notes.in(folder).orElseThrow().ports();
        try (ServerSocket ssh = taken(before.ssh());
                ServerSocket postgres = taken(before.postgres());
                ServerSocket site = taken(before.site());
                PracticeServer server = start()) {
            Notes.Ports now = server.parts().ports();
            assertThat(List.of(now.ssh(), now.postgres(), now.site()))
                    .doesNotContain(ssh.getLocalPort(), postgres.getLocalPort(), site.getLocalPort());
            assertThat(server.profile().databases().getFirst().port()).isEqualTo(now.postgres());
            assertThat(server.fingerprint("parish").rows()).isEqualTo(rows);
        }
        try (PracticeServer server = start()) {
            profile = server.profile();
        }
    }

    @Test
    void aFolderOfAnotherVersionIsTakenAsItIs() throws Exception {
        Notes notes = Notes.in(folder).orElseThrow();
        Files.writeString(folder.notes(), """
                {"owner": 4711, "ready": true, "colour": "blue", "ports": {"ssh": %d, "postgres": %d, "site": %d, "mail": 25}}
                """.formatted(
                notes.ports().ssh(), notes.ports().postgres(), notes.ports().site()));
        try (PracticeServer server = start()) {
            assertThat(server.profile()).isEqualTo(profile);
            assertThat(server.fingerprint("parish").rows()).isEqualTo(rows);
        }
    }

    @Test
    void notesThatCannotBeReadAreSaidAndDoNotKeepItFromBeingRemoved() throws Exception {
        Path broken = place.resolve("broken");
        new PracticeFolder(broken).make();
        Files.createFile(new PracticeFolder(broken).lock());
        Files.writeString(new PracticeFolder(broken).notes(), "{\"owner\": 4");
        assertThatThrownBy(() -> PracticeServer.start(broken, Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.next()).contains("remove"));
        PracticeServer.remove(broken);
        assertThat(broken).doesNotExist();
    }

    @Test
    void aPostmasterFileThatNamesAStrangerHarmsNobody() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            Files.writeString(
                    pidFile(), stranger.pid() + "\n" + folder.postgres().resolve("data") + "\n1600000000\n");
            try (PracticeServer server = start()) {
                assertThat(stranger.isAlive()).isTrue();
                assertThat(server.profile()).isEqualTo(profile);
            }
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void onePostgresThatDiedAloneDoesNotKeepTheRestFromStopping() throws Exception {
        long postmaster;
        try (PracticeServer server = start()) {
            postmaster = postmaster();
            ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
            Eventually.holds("PostgreSQL has died", () -> Eventually.gone(postmaster));
        }
        try (PracticeServer server = start()) {
            assertThat(server.fingerprint("parish").rows()).isEqualTo(rows);
        }
    }

    @Test
    void itsProfileGoesThroughTheProfileFile() throws Exception {
        assertThat(ProfileFile.read(ProfileFile.write(profile), "practice.yaml"))
                .containsExactly(profile);
    }

    @Test
    void everythingListensOnLoopbackOnly() throws Exception {
        try (PracticeServer server = start()) {
            Notes.Ports ports = server.parts().ports();
            assertThat(addressesOf(List.of(ports.ssh(), ports.postgres(), ports.site())))
                    .hasSize(3)
                    .allMatch(address -> address.endsWith("0100007F"), "is 127.0.0.1");
        }
    }

    @Test
    void itsNotesNameItsOwnerAndItsPorts() throws Exception {
        try (PracticeServer server = start()) {
            Notes notes = Notes.in(folder).orElseThrow();
            assertThat(notes.owner()).isEqualTo(ProcessHandle.current().pid());
            assertThat(notes.ports()).isEqualTo(server.parts().ports());
            assertThat(notes.ready()).isTrue();
        }
    }

    @Test
    void aFolderWithSomebodysFilesIsLeftAlone() throws Exception {
        Path letters = Files.createDirectories(place.resolve("letters"));
        Files.writeString(letters.resolve("to-ada.txt"), "Dear Ada");
        assertThatThrownBy(() -> PracticeServer.start(letters, Clock.systemUTC()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("holds files that are not a practice server's");
        assertThatThrownBy(() -> PracticeServer.remove(letters)).isInstanceOf(OperationFailed.class);
        assertThat(letters).isDirectoryContaining("glob:**to-ada.txt");
    }

    @Test
    void aRunningOneIsNotRemovedFromUnderItsOwner() throws Exception {
        try (PracticeServer server = start()) {
            assertThatThrownBy(() -> PracticeServer.remove(folder.root()))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("has run it since");
            assertThat(server.fingerprint("parish").rows()).isPositive();
        }
    }

    private PracticeServer start() throws Exception {
        return PracticeServer.start(folder.root(), Clock.systemUTC());
    }

    private static ServerSocket taken(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static void killWithoutLeash(Process owner) throws InterruptedException {
        owner.children().forEach(ProcessHandle::destroyForcibly);
        owner.destroyForcibly().waitFor();
    }

    private static Process program(Path where) throws IOException {
        return new ProcessBuilder(Packed.java(PracticeInAnotherProgram.class, where.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Process anotherProgramThatRunsIt() throws IOException {
        Process program = program(folder.root());
        BufferedReader said = program.inputReader();
        assertThat(said.readLine()).isEqualTo("running");
        return program;
    }

    private Path pidFile() {
        return folder.postgres().resolve("data/postmaster.pid");
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst());
    }

    private static void change(PracticeServer server, String sql) throws Exception {
        try (Connection parish = server.parts().database().connect();
                Statement statement = parish.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    /** Where the kernel says these ports are listened on, in its own notation. */
    private static List<String> addressesOf(List<Integer> ports) throws IOException {
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                String[] local = columns[1].split(":");
                if (columns[3].equals("0A") && ports.contains(Integer.parseInt(local[1], 16))) {
                    addresses.add(local[0]);
                }
            }
        }
        return addresses;
    }
}
