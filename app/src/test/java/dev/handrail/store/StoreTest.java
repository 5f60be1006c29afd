package dev.handrail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the store opens, and what it says when it cannot. */
@Timeout(60)
class StoreTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"store, true", "practice, true", "photographs, false"})
    void aFolderThatOthersMayEnterIsTakenOnlyWhereItIsOurs(String holds, boolean taken) throws Exception {
        Path folder = Files.createDirectories(home.resolve("shared"));
        Files.createDirectory(folder.resolve(holds));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (taken) {
            Store.open(folder, Clock.systemUTC()).close();
        } else {
            assertThatThrownBy(() -> Store.open(folder, Clock.systemUTC())).hasMessageContaining("folder of its own");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo(taken ? "rwx------" : "rwxr-xr-x");
    }

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
    void aSemicolonInItsPathIsSaidAndNothingIsMade() {
        Path folder = home.resolve("a;b");
        assertThatThrownBy(() -> Store.open(folder, Clock.systemUTC()))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.USAGE);
                    assertThat(failed.cameBack()).contains("semicolon");
                });
        assertThat(folder).doesNotExist();
    }

    @Test
    void theLastTryOfAWaitThatIsOverIsStillATry() throws Exception {
        Path folder = Files.createDirectories(home.resolve("store"));
        try (Connection connection = H2File.in(folder, Duration.ZERO).open(home)) {
            assertThat(connection.isValid(5)).isTrue();
        }
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
    void aFileThatIsCutAnywhereIsSaidToBeDamagedAndIsLeftAlone() throws Exception {
        byte[] whole = fileOfManyChanges();
        Path file = home.resolve("store/handrail.mv.db");
        int blocks = whole.length / 4096;
        for (int left : new int[] {1, 2, 3, blocks / 4, blocks / 2, blocks - 10}) {
            byte[] cut = Arrays.copyOf(whole, left * 4096);
            Files.write(file, cut);
            assertDamaged(file);
            assertThat(Files.readAllBytes(file)).as(left + " of " + blocks).isEqualTo(cut);
        }
    }

    @Test
    void aFileThatLostItsLastBlocksOpensOnlyWhenNothingWasInThem() throws Exception {
        byte[] whole = fileOfManyChanges();
        Path file = home.resolve("store/handrail.mv.db");
        for (int lost = 0; lost < 8; lost++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - lost * 4096));
            if (FileEnd.isCutOff(file)) {
                assertDamaged(file);
            } else {
                try (Store store = open()) {
                    assertThat(notes(store)).as(lost + " blocks lost").isEqualTo(60);
                }
            }
        }
    }

    @Test
    void aFileThatGrowsAndShrinksIsNeverTakenForACutOne() throws Exception {
        Path file = home.resolve("store/handrail.mv.db");
        try (Store store = open()) {
            store.jdbi().useHandle(handle -> handle.execute("CREATE TABLE note (n INTEGER, words VARCHAR)"));
            for (int round = 0; round < 40; round++) {
                int from = round * 10;
                store.jdbi().useTransaction(handle -> {
                    handle.execute("DELETE FROM note");
                    for (int n = from; n < from + 10; n++) {
                        handle.execute("INSERT INTO note VALUES (?, ?)", n, "x".repeat(5_000) + n);
                    }
                });
                assertThat(FileEnd.isCutOff(file)).as("round " + round).isFalse();
            }
        }
        assertThat(FileEnd.isCutOff(file)).isFalse();
        try (Store store = open()) {
            assertThat(notes(store)).isEqualTo(10);
        }
    }

    private byte[] fileOfManyChanges() throws Exception {
        try (Store store = open()) {
            store.jdbi().useHandle(handle -> handle.execute("CREATE TABLE note (n INTEGER, words VARCHAR)"));
            for (int n = 0; n < 60; n++) {
                int number = n;
                store.jdbi()
                        .useHandle(handle ->
                                handle.execute("INSERT INTO note VALUES (?, ?)", number, "x".repeat(3_000) + number));
            }
        }
        return Files.readAllBytes(home.resolve("store/handrail.mv.db"));
    }

    private static int notes(Store store) {
        return store.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM note")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void aFileWhereAFolderIsMeantIsSaid() throws Exception {
        Path taken = Files.createFile(home.resolve("taken"));
        assertThatThrownBy(() -> Store.open(taken, Clock.systemUTC()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(taken + " is not a folder")
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
