package dev.handrail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the store opens, and what it says when it cannot. */
@Timeout(60)
class StoreTest {
    @TempDir
    Path home;

    @Test
    void whatWasWrittenIsThereAgain() throws OperationFailed {
        try (Store store = open()) {
            store.jdbi().useHandle(handle -> handle.execute("CREATE TABLE note (words VARCHAR)"));
            store.jdbi().useHandle(handle -> handle.execute("INSERT INTO note (words) VALUES ('kept')"));
        }
        try (Store store = open()) {
            assertThat(store.jdbi()
                            .<String, RuntimeException>withHandle(handle -> handle.createQuery("SELECT words FROM note")
                                    .mapTo(String.class)
                                    .one()))
                    .isEqualTo("kept");
        }
    }

    @Test
    void nobodyElseCanEnterTheFolder() throws Exception {
        try (Store store = open()) {
            assertThat(store.jdbi()).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("store"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aNameWithSpacesAndSignsIsFineForAFolder() throws OperationFailed {
        try (Store store = Store.open(home.resolve("Anna's Büro, no. 7 % #"), Clock.systemUTC())) {
            assertThat(store.jdbi()).isNotNull();
        }
        assertThat(home.resolve("Anna's Büro, no. 7 % #/store/handrail.mv.db")).exists();
    }

    @Test
    void aFileOfGarbageIsSaidToBeDamagedAndIsLeftAlone() throws Exception {
        byte[] garbage = new byte[200_000];
        new Random(7).nextBytes(garbage);
        Path file = storeFile();
        Files.write(file, garbage);
        assertDamaged(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(garbage);
    }

    @Test
    void anEmptyFileIsSaidToBeDamagedAndNotTakenForANewStore() throws Exception {
        Path file = storeFile();
        Files.createFile(file);
        assertDamaged(file);
    }

    @Test
    void aFileWithoutItsBeginningIsSaidToBeDamaged() throws Exception {
        try (Store store = open()) {
            store.jdbi().useHandle(handle -> handle.execute("CREATE TABLE note (words VARCHAR)"));
        }
        Path file = home.resolve("store/handrail.mv.db");
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, 0, content.length - 100, (byte) 0);
        Files.write(file, content);
        assertDamaged(file);
    }

    @Test
    void aFileWhereAFolderIsMeantIsSaid() throws Exception {
        Path taken = Files.createFile(home.resolve("taken"));
        assertThatThrownBy(() -> Store.open(taken, Clock.systemUTC()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(taken.toString())
                .hasMessageContaining("--home");
    }

    @Test
    void aFullDiskAndAStoreThatMayNotBeReadAreTold() {
        OperationFailed full = StoreTrouble.onOpening(
                Path.of("/data/x"), Path.of("/copies"), new SQLException(new IOException("No space left on device")));
        assertThat(full).hasMessageContaining("the disk is full").hasMessageContaining("Free some space");
        OperationFailed denied = StoreTrouble.ofFolder(Path.of("/data"), new AccessDeniedException("/data"));
        assertThat(denied).hasMessageContaining("you may not write in /data");
        assertThat(denied.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
    }

    private void assertDamaged(Path file) {
        assertThatThrownBy(this::open)
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining(home.resolve("store-copies").toString())
                .hasMessageContaining(file.toString());
    }

    private Path storeFile() throws IOException {
        return Files.createDirectories(home.resolve("store")).resolve("handrail.mv.db");
    }

    private Store open() throws OperationFailed {
        return Store.open(home, Clock.systemUTC());
    }
}
