package dev.handrail.store;

import dev.handrail.Scratch;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The store of a data folder, for tests that are about what is in it: where there is none yet it begins as a copy of one whose
 * tables the migrations have made, once for all tests of a process, since to make them costs more than most tests.
 */
public final class ReadyStore {
    private static final ReadyStore EMPTY = new ReadyStore(store -> {});

    private final Filling filling;
    private byte @Nullable [] file;

    /** Enters what lies in it from the beginning. */
    @FunctionalInterface
    public interface Filling {
        void fill(Store store) throws OperationFailed;
    }

    private ReadyStore(Filling filling) {
        this.filling = filling;
    }

    /** One in which something lies already, which is entered once for all copies. */
    public static ReadyStore with(Filling filling) {
        return new ReadyStore(filling);
    }

    /** One with nothing in it. */
    public static Store open(Path home, Clock clock) throws OperationFailed {
        return EMPTY.in(home, clock);
    }

    public Store in(Path home, Clock clock) throws OperationFailed {
        if (!Files.exists(file(home))) {
            try {
                Files.createDirectories(file(home).getParent());
                Files.write(file(home), made());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Store.open(home, clock);
    }

    private synchronized byte[] made() throws OperationFailed, IOException {
        byte[] before = file;
        if (before != null) {
            return before;
        }
        try (Scratch scratch = Scratch.make()) {
            try (Store store = Store.open(scratch.folder(), Clock.systemUTC())) {
                filling.fill(store);
            }
            tidy(scratch.folder());
            byte[] made = Files.readAllBytes(file(scratch.folder()));
            file = made;
            return made;
        }
    }

    /** Leaves out what was written over: the copies would be large, and each would be tidied when it is closed. */
    private static void tidy(Path home) {
        try (Connection last =
                        H2File.in(home.resolve(DataFolder.STORE)).source().getConnection();
                Statement statement = last.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file(Path home) {
        return home.resolve(DataFolder.STORE).resolve("handrail.mv.db");
    }
}
