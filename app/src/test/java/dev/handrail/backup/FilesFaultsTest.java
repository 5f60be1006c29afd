package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Event;
import dev.handrail.server.FileSet;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.StandInSudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a directory while tar reads it, and what tar may not read; over Debian's sshd. */
class FilesFaultsTest {
    @TempDir
    static Path programs;

    @TempDir
    Path home;

    private static RealSshd sshd;
    private Rig rig;
    private Path data;

    @BeforeAll
    static void serve() throws Exception {
        sshd = RealSshd.start(StandInSudo.setting(programs));
    }

    @AfterAll
    static void serveNoMore() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        data = Files.createDirectories(home.resolve("data"));
        Typed.in(data, "for n in $(seq 30); do head -c 40000 /dev/zero >file-$n; done");
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        Files.deleteIfExists(programs.resolve("nice"));
        Files.deleteIfExists(programs.resolve("openssl"));
    }

    /** Once the first bytes are in the archive, this happens. */
    private Event.Ended backedUpWhile(String happens) throws Exception {
        Path hook = RealSshd.program(
                programs.resolve("hook"),
                "#!/bin/sh\n[ -e " + home + "/once ] || { touch " + home + "/once; " + happens + "; }\n");
        RealSshd.program(
                programs.resolve("tar"),
                "#!/bin/sh\nexec /usr/bin/tar --checkpoint=3 --checkpoint-action=exec=" + hook + " \"$@\"\n");
        return backedUp();
    }

    private Event.Ended backedUp() throws Exception {
        FileSet set = new FileSet("uploads", data.toString(), List.of(), null, null);
        rig.keep(sshd.access(), List.of(), List.of(set), List.of(), List.of());
        return rig.backUp();
    }

    private List<String> notes(Event.Ended ended) throws Exception {
        assertThat(ended.failure()).isNull();
        return rig.catalogue().require(Rig.id(ended)).manifest().notes();
    }

    @Test
    void fileChangedWhileItWasRead() throws Exception {
        List<String> notes = notes(backedUpWhile("for f in " + data + "/*; do echo more >>$f; done"));
        assertThat(notes).singleElement().asString().startsWith("1 changed").contains("data/file-");
    }

    @Test
    void filesThatVanishBeforeTheyAreRead() throws Exception {
        List<String> notes = notes(backedUpWhile("rm " + data + "/*[1-9]"));
        assertThat(notes).anyMatch(note -> note.contains("were removed before") && note.contains(" more"));
    }

    @Test
    void directoryThatVanishes() throws Exception {
        assertThat(backedUpWhile("rm -r " + data).failure()).contains("vanished while it was read");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void noRights() throws Exception {
        RealSshd.program(
                programs.resolve("tar"),
                "#!/bin/sh\n[ \"$(id -u)\" != 0 ] || exec setpriv --bounding-set=-dac_override,-dac_read_search /usr/bin/tar \"$@\"\nexec /usr/bin/tar \"$@\"\n");
        Typed.in(home, "chmod 755 . data; chmod 000 data/file-7");
        assertThat(backedUp().failure()).contains("tar failed", "file-7: Cannot open: Permission denied");
        assertThat(rig.files()).isEmpty();
    }

    @Test
    void whatEndsBeforeTarIsNoArchiveThoughItsStatusMightBeTars() throws Exception {
        RealSshd.program(programs.resolve("tar"), "#!/bin/sh\nexec /usr/bin/tar \"$@\"\n");
        RealSshd.program(
                programs.resolve("nice"),
                "#!/bin/sh\ncase $* in *handrail-archive*) echo 'not today' >&2; exit 1;; esac\nexec /usr/bin/nice \"$@\"\n");
        assertThat(backedUp().failure()).contains("uploads", "not today");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void anArchiveOfWhichNobodySawTheEndIsNone() throws Exception {
        RealSshd.program(
                programs.resolve("tar"),
                "#!/bin/sh\ncase $* in *--index-file*) kill -9 $PPID; exit 0;; esac\nexec /usr/bin/tar \"$@\"\n");
        assertThat(backedUp().failure()).contains("tar failed");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void whereTheProgramThatHashesDiesThereIsNoBackup() throws Exception {
        RealSshd.program(programs.resolve("tar"), "#!/bin/sh\nexec /usr/bin/tar \"$@\"\n");
        RealSshd.program(programs.resolve("openssl"), "#!/bin/sh\ncat >/dev/null; kill -9 $$\n");
        assertThat(backedUp().failure()).contains("told no SHA-256");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void noSuchDirectory() throws Exception {
        Files.move(data, home.resolve("elsewhere"));
        RealSshd.program(programs.resolve("tar"), "#!/bin/sh\nexec /usr/bin/tar \"$@\"\n");
        assertThatThrownBy(this::backedUp).hasMessageContaining("there is no directory " + data);
    }
}
