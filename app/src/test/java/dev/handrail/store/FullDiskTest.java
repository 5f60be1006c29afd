package dev.handrail.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.SmallDisk;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk under the store is full for a while, and the program lives through it. */
@Timeout(120)
class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    void theStoreGoesOnInTheSameProgramWhenThereIsRoomAgain() throws Exception {
        SmallDisk.Ended ended = SmallDisk.run(folder, 6144, Squeezed.class);
        assertThat(ended.output())
                .contains("full: true", "went on: true", "every note that was taken is there: true")
                .doesNotContain("Exception");
    }

    @Test
    void aStoreThatHasNoRoomToBeMadeIsToldInWords() throws Exception {
        SmallDisk.Ended ended = SmallDisk.run(folder, 8, Maker.class);
        assertThat(ended.output()).contains("the disk is full").contains("Free some space");
    }

    /** Fills the disk beside the store and then the store itself, makes room, and goes on. */
    static final class Squeezed {
        private static int taken;

        private Squeezed() {}

        public static void main(String[] arguments) throws Exception {
            Path home = Path.of(arguments[0]);
            Path ballast = home.resolve("ballast");
            try (Store store = Store.open(home.resolve("home"), Clock.systemUTC())) {
                Retrying retrying = new Retrying(store.jdbi());
                retrying.change(handle -> handle.execute("CREATE TABLE note (words VARCHAR)"));
                Files.write(ballast, new byte[2_000_000]);
                System.out.println("full: " + fill(retrying));
                Files.delete(ballast);
                System.out.println("went on: " + note(retrying));
            }
            try (Store store = Store.open(home.resolve("home"), Clock.systemUTC())) {
                int there = store.jdbi()
                        .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM note")
                                .mapTo(Integer.class)
                                .one());
                System.out.println("every note that was taken is there: " + (there >= taken));
            }
        }

        private static boolean fill(Retrying store) {
            for (int i = 0; i < 1_000; i++) {
                if (!note(store)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean note(Retrying store) {
            try {
                store.change(handle -> handle.execute("INSERT INTO note VALUES (?)", "x".repeat(50_000)));
                taken++;
                return true;
            } catch (JdbiException e) {
                System.out.println("told to be a full disk: " + StoreTrouble.diskIsFull(e));
                return false;
            }
        }
    }

    /** Opens a store where nothing fits. */
    static final class Maker {
        private Maker() {}

        public static void main(String[] arguments) {
            try (Store store = Store.open(Path.of(arguments[0]), Clock.systemUTC())) {
                System.out.println("opened " + store);
            } catch (OperationFailed e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
