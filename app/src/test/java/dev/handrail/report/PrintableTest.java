package dev.handrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a text gets onto paper, and what of a folder's pictures. */
class PrintableTest {
    @TempDir
    private Path folder;

    @Test
    void aTextIsOneLineInWhichNothingSteersWhoReadsIt() {
        Stream.concat(Hostile.TEXTS.stream(), Hostile.mixed(200).stream()).forEach(text -> {
            String printed = Printable.of(text);
            assertThat(printed).doesNotMatch("(?s).*(\\R|\\p{Cc}).*");
            assertThat(Printable.of(printed)).as("once is enough").isEqualTo(printed);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'a\r\nb', 'a b'",
        "'a\n\nb', 'a  b'",
        "'a\tb', 'a    b'",
        "'a\u2028b', 'a b'",
        "'  a  ', '  a  '",
        "Zoë 教会 👩, Zoë 教会 👩"
    })
    void whatIsPrintedInsteadOfWhatCannotBe(String text, String printed) {
        assertThat(Printable.of(text)).isEqualTo(printed);
    }

    @Test
    void aPictureThatIsTooLargeOrGoneIsNone() throws Exception {
        Path small = Files.write(folder.resolve("a.png"), new byte[] {1, 2});
        assertThat(Pictures.read(small)).get().isEqualTo(new byte[] {1, 2});
        assertThat(Pictures.read(folder.resolve("gone.png"))).isEmpty();
        assertThat(Pictures.read(folder)).isEmpty();
        assertThat(Pictures.kind(Path.of("/x/A.PNG"))).isEqualTo("png");
        assertThat(Pictures.kind(Path.of("/x/a.png.jpg"))).isEqualTo("jpeg");
    }
}
