package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.storage.Folder;
import dev.handrail.storage.StorageOnCue;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a copy whose bytes do not come to their end. */
class FinishedCopyTest {
    private static final String FILE = "b1.dump.zst";

    @TempDir
    Path shelf;

    private Manifest.Artifact artifact;

    @BeforeEach
    void fill() throws Exception {
        byte[] bytes = {1, 2, 3};
        Files.write(shelf.resolve(FILE), bytes);
        Sha256 sha = new Sha256();
        sha.add(bytes, bytes.length);
        artifact = new Manifest.Artifact(FILE, "custom", Compression.ZSTD, 9, bytes.length, sha.hex());
    }

    private FinishedCopy breaking(OperationFailed why) {
        return new FinishedCopy(
                new StorageOnCue(new Folder(shelf), StorageOnCue.Cue.READ, () -> {
                    throw why;
                }),
                FILE);
    }

    @Test
    void itIsWhatItsBytesAre() throws Exception {
        FinishedCopy copy = new FinishedCopy(new Folder(shelf), FILE);
        assertThat(copy.is(artifact)).isTrue();
        Files.write(shelf.resolve(FILE), new byte[] {1, 2, 4});
        assertThat(copy.is(artifact)).isFalse();
        Files.delete(shelf.resolve(FILE));
        assertThat(copy.is(artifact)).isFalse();
    }

    @Test
    void bytesThatCannotBeReadAreAFailureOfTheCopy() {
        OperationFailed broke = OperationFailed.failed("Input/output error").build();
        assertThatThrownBy(() -> breaking(broke).is(artifact)).isInstanceOfSatisfying(OperationFailed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.FAILED);
            assertThat(failed.getMessage()).contains(FILE, "Input/output error");
        });
    }

    @Test
    void aLineThatBreaksMeanwhileSaysNothingOfTheCopy() {
        OperationFailed broke = OperationFailed.unreachable("The line broke").build();
        assertThatThrownBy(() -> breaking(broke).is(artifact)).isSameAs(broke);
    }
}
