package dev.handrail.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A failure that is told in one breath says what to do next. */
class NextStepTest {
    private static final Pattern TELLING = Pattern.compile(
            "OperationFailed\\s*\\.(?:failed|refused|usage|unreachable)\\((?<told>[^;]*?)\\.(?:build\\(\\)|because\\()");

    @Test
    void everyFailureSaysWhatToDoNext() throws IOException {
        List<String> without = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                without.addAll(withoutNext(Files.readString(file), file));
            }
        }
        assertThat(without).as("failures without a next step").isEmpty();
    }

    @Test
    void oneWithoutIsNoticed() {
        Path file = Path.of("A.java");
        String with = "throw OperationFailed.failed(Words.of(\"a\")).next(Words.of(\"b\")).build();";
        assertThat(withoutNext(with, file)).isEmpty();
        assertThat(withoutNext("\n throw OperationFailed.failed(Words.of(\"a\"))\n .because(e); " + with, file))
                .containsExactly("A.java:2");
    }

    private static List<String> withoutNext(String source, Path file) {
        List<String> found = new ArrayList<>();
        Matcher matcher = TELLING.matcher(source);
        while (matcher.find()) {
            if (!matcher.group("told").contains(".next(")) {
                long line = source.substring(0, matcher.start()).lines().count();
                found.add(file + ":" + line);
            }
        }
        return found;
    }
}
