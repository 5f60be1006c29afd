package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The store of a data folder, for tests that are about what is in it: where there is none yet it begins as a copy of one whose
 * tables the migrations have made, once for all tests of a process, since to make them costs more than most tests.
 */
public final class ReadyStore {
    private ReadyStore() {}

    /** Made when the first test asks for it. */
    private static final class Made {
        private static final byte[] FILE = make();

        private static byte[] make() {
            try {
                Path home = Files.createTempDirectory("handrail-store");
                Store.open(home, Clock.systemUTC()).close();
                byte[] made = Files.readAllBytes(file(home));
                Files.delete(file(home));
                Files.delete(file(home).getParent());
                Files.delete(home);
                return made;
            } catch (OperationFailed | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static Store open(Path home, Clock clock) throws OperationFailed {
        if (!Files.exists(file(home))) {
            try {
                Files.createDirectories(file(home).getParent());
                Files.write(file(home), Made.FILE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Store.open(home, clock);
    }

    private static Path file(Path home) {
        return home.resolve(DataFolder.STORE).resolve("handrail.mv.db");
    }
}
