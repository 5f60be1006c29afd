package dev.handrail.store;

import dev.handrail.Packed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A program of its own that has a store open which another one owns, until it is killed. */
final class StoreSharer {
    private StoreSharer() {}

    static Process start(Path home) throws IOException {
        Process sharer = new ProcessBuilder(Packed.java(StoreSharer.class, home.toString()))
                .redirectErrorStream(true)
                .start();
        if (sharer.getInputStream().read() != '.') {
            throw new AssertionError("The store was not opened.");
        }
        return sharer;
    }

    public static void main(String[] arguments) throws Exception {
        try (Store open = Store.open(Path.of(arguments[0]), Clock.systemUTC())) {
            System.out.print(open.jdbi() == null ? "-" : ".");
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
