package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the scripts that run on servers what somebody else wrote goes through printf: the echo of some shells reads more into it. */
class ScriptsTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/dev/handrail");

    /** Numbers are harmless: of this process, of how the last one ended, of what was reckoned. */
    private static final Pattern ECHOED =
            Pattern.compile("\\becho\\b(?:[^;|&<>$]|\\$[$?]|\\$\\(\\([^;|&<>]*\\)\\))*+\\$");

    private static Stream<String> echoed(Path script) {
        try {
            return Files.readAllLines(script).stream()
                    .filter(line -> !line.strip().startsWith("#"))
                    .filter(line -> ECHOED.matcher(line).find())
                    .map(line -> script.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noneEchoesWhatItDidNotMakeItself() throws Exception {
        try (Stream<Path> all = Files.walk(SCRIPTS)) {
            List<Path> scripts =
                    all.filter(file -> file.toString().endsWith(".sh")).toList();
            assertThat(scripts).as("they are looked for where they lie").hasSizeGreaterThan(10);
            assertThat(scripts.stream().flatMap(ScriptsTest::echoed)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "echo \"notice $(peek notice)\" ^ true",
                "echo $found ^ true",
                "{ echo \"no socket at $1\" >&2; exit 1; } ^ true",
                "echo $$ >\"$place/running\" ^ false",
                "echo \"status $?\" ^ false",
                "echo $((end - now)) ^ false",
                "echo off; rm \"$file\" ^ false",
                "printf '%s\\n' \"$file\" ^ false"
            })
    void thatIsToldFromWhatIsHarmless(String line, boolean found) {
        assertThat(ECHOED.matcher(line).find()).isEqualTo(found);
    }
}
