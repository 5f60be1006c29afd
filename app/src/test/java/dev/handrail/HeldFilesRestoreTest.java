package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files behind Debian's sshd change places behind the maintenance page, and back behind it, typed at the prompt. */
class HeldFilesRestoreTest {
    private static RealSshd sshd;

    @TempDir
    Path folder;

    private Path uploads;
    private HeldRig rig;
    private String id;

    @BeforeAll
    static void serve() throws Exception {
        sshd = RealSshd.start();
    }

    @AfterAll
    static void serveNoMore() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void backUpThenLose() throws Exception {
        uploads = Files.createDirectories(folder.resolve("srv/uploads"));
        Path lost = Files.writeString(uploads.resolve("letter"), "as backed up");
        Files.writeString(uploads.resolve("minutes"), "of May");
        rig = new HeldRig(
                folder,
                sshd,
                "files:\n  - { name: uploads, directory: " + uploads + " }\n",
                "ls '" + uploads + "' | wc -l");
        id = rig.backedUp();
        Files.delete(lost);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void thePageIsUpWhileTheyAreExchangedAndWhileTheyArePutBack() throws Exception {
        rig.types(0, "restore", id, "--replace", "--behind-switch", "--yes");
        assertThat(rig.thrown()).containsExactly("on 200 1", "off 503 2");
        String run = rig.kept();
        assertThat(rig.types(0, "restore", "undo", run, "--plan"))
                .contains("The site stays open meanwhile", "--behind-switch");
        assertThat(rig.types(0, "restore", "undo", run, "--behind-switch", "--plan"))
                .containsSubsequence("Put the page up", "mv -T", "Take the page down");
        String told = rig.types(0, "restore", "undo", run, "--behind-switch", "--json", "--yes");
        assertThat(HeldRig.begun(told))
                .containsSubsequence("Count what came since", "Put the page up", "Exchange", "Take the page down");
        assertThat(rig.thrown()).containsExactly("on 200 1", "off 503 2", "on 200 2", "off 503 1");
        assertThat(uploads.resolve("letter")).doesNotExist();
        assertOpen();
    }

    @Test
    void anUndoThatThePageCannotBePutUpForOrThatFailsBehindItLeavesAllAsItIs() throws Exception {
        rig.types(0, "restore", id, "--replace", "--yes");
        String run = rig.kept();
        rig.meanwhile("echo 'It is jammed' >&2; exit 1");
        String jammed = rig.types(1, "restore", "undo", run, "--behind-switch", "--json", "--yes");
        assertThat(jammed).contains("It is jammed");
        assertStillRestored(run);

        Path kept = Path.of(rig.json("restore", "kept").at("/0/kept").asText());
        rig.meanwhile("mv '" + kept + "' '" + kept + ".elsewhere'");
        rig.types(1, "restore", "undo", run, "--behind-switch", "--yes");
        assertThat(rig.thrown()).containsExactly("off 200 2", "on 200 2", "off 503 2");
        assertStillRestored(run);
    }

    private void assertStillRestored(String run) throws Exception {
        assertThat(uploads.resolve("letter")).hasContent("as backed up");
        assertThat(rig.kept()).isEqualTo(run);
        assertThat(folder.resolve("srv").toFile().list()).noneMatch(name -> name.contains("_undone_"));
        assertOpen();
    }

    private void assertOpen() throws Exception {
        assertThat(rig.isUp()).isFalse();
        assertThat(rig.state()).isEqualTo("off");
    }
}
