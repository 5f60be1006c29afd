package dev.handrail.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Packed;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A program of its own that comes to a store, notes so many things under its name and goes, as a short command does. */
public final class StoreVisitor {
    private StoreVisitor() {}

    /** @param where a data folder, or the JDBC address of a PostgreSQL */
    static Process start(String where, String name, int notes) throws IOException {
        return new ProcessBuilder(Packed.java(StoreVisitor.class, where, name, String.valueOf(notes)))
                .redirectErrorStream(true)
                .start();
    }

    /** Sends several at once, and waits for all; each must have come through. */
    public static void sendAtOnce(String where, int visitors, int notes) throws Exception {
        List<Process> underway = new ArrayList<>();
        for (int i = 0; i < visitors; i++) {
            underway.add(start(where, "visitor " + i, notes));
        }
        for (Process process : underway) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(said);
            }
        }
    }

    public static void main(String[] arguments) throws OperationFailed {
        try (Store store = open(arguments[0])) {
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                int number = i;
                new Retrying(store.jdbi()).change(handle -> note(handle, arguments[1], number));
            }
        }
    }

    /** Fit to be done twice: an answer may get lost after it was done. */
    private static void note(Handle handle, String who, int number) {
        handle.execute("DELETE FROM visit WHERE who = ? AND n = ?", who, number);
        handle.execute("INSERT INTO visit VALUES (?, ?)", who, number);
    }

    private static Store open(String where) throws OperationFailed {
        return where.startsWith("jdbc:")
                ? Store.on(where, "postgres", "", Clock.systemUTC())
                : Store.open(Path.of(where), Clock.systemUTC());
    }

    /** The table that they write in. */
    public static void makeRoom(Store store) {
        store.jdbi()
                .useHandle(handle ->
                        handle.execute("CREATE TABLE visit (who VARCHAR(20), n INTEGER, PRIMARY KEY (who, n))"));
    }

    /** Nothing that any of them wrote is missing. */
    public static void assertEachNoted(Store store, int visitors, int notes) {
        List<Integer> counts = store.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM visit GROUP BY who")
                        .mapTo(Integer.class)
                        .list());
        assertThat(counts).hasSize(visitors).containsOnly(notes);
    }
}
