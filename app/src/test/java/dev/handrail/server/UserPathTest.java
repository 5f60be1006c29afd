package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPathTest {
    private static final Path HOME = Path.of("/home/deploy");

    @ParameterizedTest
    @CsvSource({
        "~, /home/deploy",
        "~/, /home/deploy",
        "~/.ssh/id_ed25519, /home/deploy/.ssh/id_ed25519",
        "/etc/~/keys, /etc/~/keys",
        "~postgres/keys, ~postgres/keys",
        "keys/~, keys/~",
        "a b'c, a b'c"
    })
    void aLeadingTildeIsTheHomeAndNothingElseIs(String written, Path meant) {
        assertThat(UserPath.of(written, HOME)).isEqualTo(meant);
    }

    @Test
    void aHomeIsWrittenOutAndAllElseStaysAsItWasWritten() {
        assertThat(UserPath.whole("~/a.yaml"))
                .isEqualTo(Path.of(System.getProperty("user.home"), "a.yaml").toString());
        assertThat(UserPath.whole("~")).isEqualTo(System.getProperty("user.home"));
        assertThat(List.of("", "a.yaml", "./a//b.yaml", "~postgres/a", "handrail/close-the-site", "a/~/b"))
                .allMatch(path -> UserPath.whole(path).equals(path));
    }

    @Test
    void withoutAHomeItIsThatOfWhoeverRunsTheProgram() {
        assertThat(UserPath.of("~/Backups")).isEqualTo(Path.of(System.getProperty("user.home"), "Backups"));
    }
}
