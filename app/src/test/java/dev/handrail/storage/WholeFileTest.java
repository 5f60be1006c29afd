package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.SmallDisk;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written for a person: whole or as it was, and nothing beside it. */
class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenTakesThePlaceOfWhatWasThere() throws Exception {
        Path file = Files.writeString(folder.resolve("log.md"), "last year");
        WholeFile.write(file, "tried", out -> out.write("this year"));
        assertThat(file).hasContent("this year");
        assertThat(folder).isDirectoryNotContaining("glob:**/*.partial");
    }

    @Test
    void whatBreaksInTheMiddleLeavesTheOldOneAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("log.md"), "last year");
        assertThatThrownBy(() -> WholeFile.write(file, "It was tried", out -> {
                    out.write("half");
                    throw new IOException("no more");
                }))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("It was tried")
                .hasMessageContaining("no more");
        assertThat(file).hasContent("last year");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**/*.partial");
    }

    @Test
    void aDiskThatIsFullIsSaidAndNothingOfItStays() throws Exception {
        SmallDisk.Ended ended = SmallDisk.run(folder, 64, LongLetter.class);
        assertThat(ended.output())
                .contains("Could not write the letter", "the disk is full", "files left: 0")
                .doesNotContain("written");
    }

    /** Writes more than fits. */
    static final class LongLetter {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            try {
                WholeFile.write(
                        folder.resolve("letter"), "Could not write the letter", out -> out.write("x".repeat(200_000)));
                System.out.println("written");
            } catch (OperationFailed e) {
                System.out.println(e.getMessage());
            }
            try (var files = Files.list(folder)) {
                System.out.println("files left: " + files.count());
            }
        }
    }
}
