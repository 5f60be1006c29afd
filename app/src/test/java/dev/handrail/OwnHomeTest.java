package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Caller.Called;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ~ that no shell wrote out, as behind = or in quotes, is one's own home wherever a file is named. */
class OwnHomeTest {
    private static final String WRITTEN = "~/nothing of handrail/x.yaml";
    private static final String MEANT = Path.of(System.getProperty("user.home"), "nothing of handrail", "x.yaml")
            .toString();

    @TempDir
    Path folder;

    @Test
    void itIsOnesOwnHomeInEveryOptionThatNamesAFile() {
        for (List<String> words : List.of(
                List.of("vault", "create", "--passphrase-file=" + WRITTEN),
                List.of("server", "import", WRITTEN, "--yes"),
                List.of("destination", "try", "Parish", "here", "--profile=" + WRITTEN),
                List.of("runbook", "check", WRITTEN))) {
            Called called = new Caller(folder).callsHere(words.toArray(String[]::new));
            assertThat(called.status()).as("%s: %s", words, called).isNotZero();
            assertThat(called.err() + called.out()).contains(MEANT).doesNotContain("~/nothing");
        }
    }

    @Test
    void aHomeOfSomebodyElseIsNot() throws Exception {
        Path others = RealSshd.user().equals("root") ? folder : Path.of("/etc");
        if (others.equals(folder)) {
            Files.setOwner(
                    others,
                    others.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        assertThat(OwnHome.of(Map.of("HOME", others.toString()), "Linux", "/home/ann"))
                .isEqualTo("/home/ann");
    }

    @ParameterizedTest
    @CsvSource({
        "/tmp/other, Linux, /tmp/other",
        "/Users/ann/, Mac OS X, /Users/ann",
        "'', Linux, /home/ann",
        "other, Linux, /home/ann",
        "/home/other, Windows 11, /home/ann"
    })
    void whereHomeSaysAWholePathItIsThatOne(String home, String system, String meant) {
        assertThat(OwnHome.of(Map.of("HOME", home), system, "/home/ann")).isEqualTo(meant);
        assertThat(OwnHome.of(Map.of(), system, "/home/ann")).isEqualTo("/home/ann");
    }
}
