package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody finds who logs in to the practice server. */
class SurroundingsTest {
    @TempDir
    Path home;

    @Test
    void aCommandFindsItsOwnHomeAndNothingOfOurs() {
        PracticeFolder folder = new PracticeFolder(home.resolve("practice"));
        Map<String, String> found = Surroundings.of(folder).with(Map.of());
        assertThat(found).containsEntry("HOME", folder.home().toString()).containsEntry("USER", PracticeSsh.USER);
        assertThat(found.keySet()).containsExactlyInAnyOrder("HOME", "USER", "LOGNAME", "SHELL", "LANG", "PATH");
    }

    @Test
    void ofWhatTheClientSendsOnlyWhatOpenSshTakesCounts() {
        Surroundings here = Surroundings.of(new PracticeFolder(home.resolve("practice")));
        Map<String, String> sent =
                Map.of("LC_ALL", "C", "TERM", "dumb", "LANG", "de_CH.UTF-8", "LD_PRELOAD", "/tmp/x.so", "PATH", "/tmp");
        Map<String, String> found = here.with(sent);
        assertThat(found)
                .containsEntry("LC_ALL", "C")
                .containsEntry("TERM", "dumb")
                .containsEntry("LANG", "de_CH.UTF-8");
        assertThat(found).doesNotContainKey("LD_PRELOAD").doesNotContainEntry("PATH", "/tmp");
        assertThat(here.with(Map.of())).doesNotContainKey("TERM");
    }

    @Test
    void aKeyIsMadeOnceAndIsForItsOwnerOnly() throws Exception {
        Path file = home.resolve("id_ed25519");
        KeyPair first = SshKeys.keyIn(file);
        KeyPair again = SshKeys.keyIn(file);
        assertThat(again.getPublic()).isEqualTo(first.getPublic());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(Files.readString(home.resolve("id_ed25519.pub"))).startsWith("ssh-ed25519 ");
    }
}
