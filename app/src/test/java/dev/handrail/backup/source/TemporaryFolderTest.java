package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Leftover;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Scripted;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder on a machine that is there only while a source is read. */
class TemporaryFolderTest {
    private static final Server SERVER = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));

    @Test
    void itIsMadeForItsOwnerAloneAndGoesWithAllInIt() throws Exception {
        Scripted shell = new Scripted();
        TemporaryFolder folder = TemporaryFolder.make(SERVER, shell, "/var/tmp/-rf x", "postgres", new Saying());
        folder.close();
        assertThat(shell.asked()).hasSize(2);
        assertThat(shell.asked().getFirst()).isEqualTo("sudo -u postgres mkdir -m 700 -- '/var/tmp/-rf x'");
        assertThat(shell.asked().getLast())
                .startsWith("sudo -u postgres sh -c ")
                .contains("exec rm -rf -- \"$1\"' sh '/var/tmp/-rf x'");
    }

    @Test
    void whatCannotBeMadeOrRemovedIsTold() throws Exception {
        assertThatThrownBy(() -> TemporaryFolder.make(
                        SERVER, new Scripted().fails("mkdir", 1, "File exists"), "/x", new Saying()))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).isEqualTo("File exists"));
        TemporaryFolder stays = TemporaryFolder.make(SERVER, new Scripted().fails("rm", 1, "busy"), "/x", new Saying());
        assertThatThrownBy(stays::close).hasMessageContaining("/x");
    }

    /** Without them nobody could take it back any more. */
    @Test
    void itStaysWhileItHoldsTheNotesOfAnExchangeThatIsNotAtItsEnd(@TempDir Path home) throws Exception {
        try (Shell shell = new LocalShell()) {
            Path path = home.resolve("-a folder");
            TemporaryFolder folder = TemporaryFolder.make(SERVER, shell, path.toString(), new Saying());
            Files.createFile(path.resolve("began"));
            assertThatThrownBy(folder::close).hasMessageContaining("notes of an exchange");
            assertThat(path.resolve("began")).exists();
            Files.createFile(path.resolve("exchanged"));
            folder.close();
            assertThat(path).doesNotExist();
            folder.close();
        }
    }

    /** What was written there lies nowhere else. */
    @Test
    void itStaysWhileAnExchangeIsTakenBackOrWhatWasWrittenMeanwhileLiesThere(@TempDir Path home) throws Exception {
        try (Shell shell = new LocalShell()) {
            Path path = home.resolve("-a folder");
            TemporaryFolder folder = TemporaryFolder.make(SERVER, shell, path.toString(), new Saying());
            Files.createFile(path.resolve("exchanged"));
            Path since = Files.createDirectories(path.resolve("since/of"));
            Files.createFile(since.resolve("it"));
            assertThatThrownBy(folder::close).hasMessageContaining("written to the live place meanwhile");
            Files.delete(since.resolve("it"));
            Process running = new ProcessBuilder("sh", "-c", "read line; exit", "sh", path.toString()).start();
            try {
                Files.writeString(path.resolve("running"), running.pid() + "\n");
                assertThatThrownBy(folder::close).hasMessageContaining("notes of an exchange");
            } finally {
                running.destroy();
                running.waitFor();
            }
            Files.writeString(path.resolve("running"), ProcessHandle.current().pid() + "\n");
            folder.close();
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void eachSourceOfARunHasItsOwn() {
        assertThat(TemporaryFolder.named("r1", "chms"))
                .startsWith("/var/tmp/handrail-r1-")
                .isEqualTo(TemporaryFolder.named("r1", "chms"))
                .isNotEqualTo(TemporaryFolder.named("r1", "chms/a"))
                .isNotEqualTo(TemporaryFolder.named("r2", "chms"));
        assertThat(TemporaryFolder.named("r1", "../../etc")).matches("/var/tmp/handrail-r1-[0-9a-f]+");
    }

    @Test
    void onlyADiskThatIsFullIsARoomToBeMade() {
        assertThat(TemporaryFolder.next("tar: x: Cannot write: No space left on device", "else"))
                .contains("/var/tmp");
        assertThat(TemporaryFolder.next("Disk quota exceeded", "else")).contains("/var/tmp");
        assertThat(TemporaryFolder.next("Permission denied", "else")).isEqualTo("else");
    }

    @Test
    void whatIsLeftOnThisComputerIsRemovedByWhoMadeIt() throws Exception {
        Scripted shell = new Scripted();
        Servers nobody = new Servers(
                Jdbi.create(() -> {
                    throw new SQLException("There is no store in this test.");
                }),
                Clock.systemUTC(),
                "tester");
        new ForgottenFolder(shell.everywhere(), nobody)
                .clean(new Leftover(
                        "temporary folder",
                        "Parish",
                        Map.of("path", "/var/tmp/handrail-x", "where", shell.where(), "as", ""),
                        "it"));
        assertThat(shell.asked()).singleElement().asString().contains("exec rm -rf", " sh /var/tmp/handrail-x");
        assertThat(shell.closed()).isTrue();
        assertThat(new ForgottenFolder(shell.everywhere(), nobody).kind()).isEqualTo(TemporaryFolder.KIND);
    }
}
