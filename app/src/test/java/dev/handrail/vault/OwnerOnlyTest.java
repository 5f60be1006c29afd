package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with secrets in them: who may read them, and what is said of one that cannot be used. */
class OwnerOnlyTest {
    @TempDir
    Path folder;

    private Path file(String text, String mode) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw------x", "rw-----w-", "rw----r--", "rwx------", "rw---x---"})
    void aFileThatIsForMoreThanReadingAndWritingByItsOwnerIsRefusedUnread(String mode) throws Exception {
        Path file = file("hunter2", mode);
        assertThatThrownBy(() -> OwnerOnly.read(file)).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
            assertThat(e.getMessage()).contains(file.toString()).doesNotContain("hunter2");
            assertThat(e.next()).contains(file.toString());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aFileThatOnlyItsOwnerCanReadIsRead(String mode) throws Exception {
        assertThat(OwnerOnly.read(file("hunter2", mode))).asString().isEqualTo("hunter2");
    }

    @Test
    void whatIsMadeIsForItsOwnerFromTheFirstMoment() throws Exception {
        Path file = folder.resolve("fresh");
        OwnerOnly.create(file, new byte[] {1, 2, 3});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(OwnerOnly.read(file)).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsThereIsNotWrittenOver() throws Exception {
        Path file = file("old", "rw-------");
        assertThatThrownBy(() -> OwnerOnly.create(file, new byte[1])).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("old");
    }

    @Test
    void aFileThatIsMissingIsAFolderOrIsHugeIsSaid() throws Exception {
        assertThatThrownBy(() -> OwnerOnly.read(folder.resolve("none")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("none");
        assertThatThrownBy(() -> OwnerOnly.read(folder)).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> OwnerOnly.read(Path.of("/proc/self/mem")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageNotContaining("Exception");
        Path huge = file("x".repeat(70_000), "rw-------");
        assertThatThrownBy(() -> OwnerOnly.read(huge))
                .isInstanceOf(OperationFailed.class)
                .hasMessageNotContaining("xxx");
    }

    @Test
    void eachKeyFileHasANameAndAKeyOfItsOwn() throws Exception {
        KeyFile keys = new KeyFile(folder);
        String one = keys.create();
        String two = keys.create();
        assertThat(one).isNotEqualTo(two);
        assertThat(keys.read(one)).hasSize(Sealing.KEY_BYTES).isNotEqualTo(keys.read(two));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no Base64 at all", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aKeyFileThatHoldsNoKeyIsSaidToBeDamagedWithoutWhatIsInIt(String text) throws Exception {
        Path file = file(text + "\n", "rw-------");
        assertThatThrownBy(() -> new KeyFile(folder).read(file.getFileName().toString()))
                .isInstanceOfSatisfying(OperationFailed.class, e -> {
                    assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                    assertThat(e.getMessage()).contains(file.toString());
                    assertThat(text.isEmpty() || !e.getMessage().contains(text)).isTrue();
                });
    }

    @Test
    void aKeyFileIsRemovedOnceAndThatItIsGoneIsNoFailure() throws Exception {
        KeyFile keys = new KeyFile(folder);
        String name = keys.create();
        keys.remove(name);
        assertThat(folder.resolve(name)).doesNotExist();
        keys.remove(name);
    }
}
