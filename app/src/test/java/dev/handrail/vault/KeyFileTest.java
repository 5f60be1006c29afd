package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that opens the vault: for its owner alone, and refused without a word of what is in it when it is no key. */
class KeyFileTest {
    @TempDir
    Path folder;

    @Test
    void whatWasMadeIsReadAgainAndForItsOwnerAlone() throws Exception {
        KeyFile files = new KeyFile(folder.resolve("made/when/needed"));
        String name = files.create();
        Path file = folder.resolve("made/when/needed").resolve(name);
        assertThat(name).matches("vault-[0-9a-f]{8}\\.key");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(files.read(name)).hasSize(Sealing.KEY_BYTES).isEqualTo(files.read(name));
    }

    @Test
    void eachIsAnotherKeyUnderAnotherName() throws OperationFailed {
        KeyFile files = new KeyFile(folder);
        String one = files.create();
        String other = files.create();
        assertThat(one).isNotEqualTo(other);
        assertThat(files.read(one)).isNotEqualTo(files.read(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n"})
    void oneThatAnEditorEndedWithALineIsTheSameKey(String end) throws Exception {
        KeyFile files = new KeyFile(folder);
        String name = files.create();
        byte[] key = files.read(name);
        Files.writeString(folder.resolve(name), end, StandardOpenOption.APPEND);
        assertThat(files.read(name)).isEqualTo(key);
    }

    @Test
    void oneThatIsBrokenByALineInTheMiddleIsRefused() throws Exception {
        KeyFile files = new KeyFile(folder);
        String name = files.create();
        String text = Files.readString(folder.resolve(name));
        Files.writeString(folder.resolve(name), text.substring(0, 20) + "\n" + text.substring(20));
        assertThatThrownBy(() -> files.read(name)).isInstanceOf(OperationFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key at all", "QUJD", "===="})
    void whatIsNoKeyIsRefusedAndNotRepeated(String content) throws Exception {
        Path file = folder.resolve("vault-0.key");
        OwnerOnly.create(file, content.getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> new KeyFile(folder).read("vault-0.key"))
                .isInstanceOfSatisfying(OperationFailed.class, e -> {
                    assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                    assertThat(e.tried()).contains(file.toString());
                    assertThat(Objects.requireNonNull(e.cameBack())).doesNotContain("no key at all", "QUJD");
                    assertThat(e.next()).isNotBlank();
                });
    }

    @Test
    void aKeyOfAnotherLengthIsNone() throws Exception {
        for (int bytes : new int[] {0, 1, Sealing.KEY_BYTES - 1, Sealing.KEY_BYTES + 1}) {
            Path file = folder.resolve("vault-" + bytes + ".key");
            OwnerOnly.create(file, Base64.getEncoder().encode(new byte[bytes]));
            assertThatThrownBy(() -> new KeyFile(folder).read(file.getFileName().toString()))
                    .isInstanceOf(OperationFailed.class);
        }
    }

    @Test
    void oneThatOthersCanReadOpensNothing() throws Exception {
        KeyFile files = new KeyFile(folder);
        String name = files.create();
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> files.read(name))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(name);
    }

    @Test
    void oneThatIsRemovedIsGoneAndToRemoveItTwiceIsNoFailure() throws Exception {
        KeyFile files = new KeyFile(folder);
        String name = files.create();
        files.remove(name);
        files.remove(name);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThatThrownBy(() -> files.read(name)).isInstanceOf(OperationFailed.class);
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidWithWhatToDo() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "in the way");
        assertThatThrownBy(() -> new KeyFile(file.resolve("folder")).create())
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.next()).isNotBlank());
    }
}
