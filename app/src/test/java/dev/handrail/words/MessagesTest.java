package dev.handrail.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text is in messages.properties, and nothing stands there that nobody says. */
class MessagesTest {
    private static final Pattern ASKED_FOR = Pattern.compile("Words\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern IN_FXML = Pattern.compile("\"%([a-z][\\w.-]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-zA-Z0-9]*(?:[.-][a-zA-Z0-9]+)+)\"");

    @Test
    void noTextIsMissing() throws IOException {
        Set<String> asked = found("src/main/java", ".java", ASKED_FOR);
        asked.addAll(found("src/main/resources", ".fxml", IN_FXML));
        asked.removeAll(keys());
        assertThat(asked).as("keys that are asked for and stand nowhere").isEmpty();
    }

    @Test
    void noTextIsUnused() throws IOException {
        Set<String> unused = keys();
        unused.removeAll(found("src/main/java", ".java", LITERAL));
        unused.removeAll(found("src/main/resources", ".fxml", IN_FXML));
        assertThat(unused).as("keys that nobody asks for").isEmpty();
    }

    @Test
    void everyTextWithPlaceholdersIsAPattern() {
        for (String key : keys()) {
            assertThat(Words.of(key, "a", "b", "c", "d", "e", "f")).as(key).isNotBlank();
        }
    }

    private static Set<String> keys() {
        return new TreeSet<>(Words.bundle().keySet());
    }

    private static Set<String> found(String folder, String ending, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            files.filter(f -> f.toString().endsWith(ending)).forEach(f -> collect(f, pattern, found));
        }
        return found;
    }

    private static void collect(Path file, Pattern pattern, Set<String> into) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                into.add(matcher.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
