package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Destination;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several texts in one field, one a line. */
class LinesTest {
    @Test
    void whatNobodyChangedIsAsItWasAlsoWithBreaksAndBlanksInIt() {
        List<String> odd = List.of("  *.tmp", "two\nlines", "");
        Lines lines = lines(odd);

        assertThat(lines.valid()).as("it was accepted before").isTrue();
        assertThat(lines.values()).isEqualTo(odd);
    }

    @Test
    void eachLineIsOneWithoutTheBlanksAroundItAndEmptyOnesAreNone() {
        Lines lines = lines(List.of());
        lines.field().text().set("\n  /var/a  \r\n\t\n/var/b\n\n");

        assertThat(lines.values()).containsExactly("/var/a", "/var/b");
    }

    @Test
    void theFirstThatIsWrongIsSaidInTheWordsOfTheProfile() {
        Lines lines = lines(List.of("/var/a"));
        lines.field().text().set("/var/a\n/var/\u0007b\n/var/c");

        assertThat(lines.valid()).isFalse();
        assertThat(lines.field().problem().get()).isNotEmpty();

        lines.field().text().set("/var/a\n/var/c");
        assertThat(lines.valid()).isTrue();
        assertThat(lines.field().problem().get()).isEmpty();
    }

    @Test
    void oneMoreStandsAtTheEndWhateverTheFieldEndsWith() {
        Lines lines = lines(List.of());
        lines.add("/var/a");
        assertThat(lines.values()).containsExactly("/var/a");

        lines.field().text().set("/var/a\n\n  \n");
        lines.add("/var/b");
        assertThat(lines.field().text().get()).isEqualTo("/var/a\n/var/b");
    }

    @Test
    void thousandsOfLinesAreReadInTheirOrder() {
        Lines lines = lines(List.of());
        List<String> many =
                IntStream.range(0, 10_000).mapToObj(i -> "/var/" + i).toList();
        lines.field().text().set(String.join("\n", many));

        assertThat(lines.valid()).isTrue();
        assertThat(lines.values()).isEqualTo(many);
    }

    private static Lines lines(List<String> initial) {
        return new Lines(initial, text -> new Destination.Folder("here", text));
    }
}
