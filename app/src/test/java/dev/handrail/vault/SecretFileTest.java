package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret in a file: an editor's line end is not part of it, and all else is. */
class SecretFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "hush|hush",
                "hush\\n|hush",
                "hush\\r\\n|hush",
                "hush\\n\\n|hush\\n",
                "\\r|\\r",
                " hush |\\s hush \\s",
                "a\\nb\\n|a\\nb",
                "pässwörd\\n|pässwörd"
            })
    void onlyTheEndOfTheLastLineIsLeftOut(String written, String meant) throws Exception {
        Path file = folder.resolve("secret");
        OwnerOnly.create(file, plain(written).getBytes(StandardCharsets.UTF_8));
        try (Secret secret = SecretFile.read(file)) {
            assertThat(new String(secret.characters()))
                    .isEqualTo(plain(meant).replace("\\s ", " ").replace(" \\s", " "));
        }
    }

    private static String plain(String written) {
        return written.replace("\\n", "\n").replace("\\r", "\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void aFileWithNothingInItHoldsAnEmptySecret(String content) throws Exception {
        Path file = folder.resolve("empty");
        OwnerOnly.create(file, content.getBytes(StandardCharsets.UTF_8));
        try (Secret secret = SecretFile.read(file)) {
            assertThat(secret.isEmpty()).isTrue();
        }
    }

    @Test
    void whatIsWrittenIsReadAgainWithoutALineEndAdded() throws Exception {
        Path file = folder.resolve("made");
        try (Secret secret = Secret.of("hush\n".toCharArray())) {
            SecretFile.create(file, secret);
        }
        assertThat(Files.readString(file)).isEqualTo("hush\n");
    }

    @Test
    void aFileThatIsThereIsLeftAloneAndTheSecretIsNotSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("there"), "theirs");
        try (Secret secret = Secret.of("hush".toCharArray())) {
            assertThatThrownBy(() -> SecretFile.create(file, secret))
                    .isInstanceOfSatisfying(OperationFailed.class, e -> {
                        assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                        assertThat(e.next()).isNotBlank();
                    })
                    .hasMessageNotContaining("hush");
            assertThatThrownBy(() -> SecretFile.create(folder.resolve("no/folder/here"), secret))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("no/folder/here");
            assertThatThrownBy(() -> SecretFile.create(file.resolve("below"), secret))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageNotContaining("Exception");
        }
        assertThat(Files.readString(file)).isEqualTo("theirs");
    }

    @Test
    void whatIsNoUtf8IsRefusedAndNotAltered() throws Exception {
        Path file = folder.resolve("latin-1");
        OwnerOnly.create(file, "pässwörd\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SecretFile.read(file))
                .isInstanceOfSatisfying(OperationFailed.class, e -> {
                    assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                    assertThat(e.cameBack()).contains("UTF-8");
                    assertThat(e.next()).as("what earlier versions made of it").contains("\uFFFD", "EF BF BD");
                })
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("ssw");
    }

    @Test
    void aFileAsLargeAsADiskIsNoSecret() throws Exception {
        Path file = folder.resolve("large");
        OwnerOnly.create(file, new byte[64 * 1024 + 1]);
        assertThatThrownBy(() -> SecretFile.read(file)).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> SecretFile.read(folder)).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> SecretFile.read(folder.resolve("none"))).isInstanceOf(OperationFailed.class);
    }
}
