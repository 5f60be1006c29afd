package dev.handrail.store;

import dev.handrail.Packed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A program of its own that has the file of a store open, without a table in it, until it is killed. */
final class StoreOwner {
    private StoreOwner() {}

    static Process start(Path home) throws IOException {
        Process owner = new ProcessBuilder(Packed.java(StoreOwner.class, home.toString()))
                .redirectErrorStream(true)
                .start();
        if (owner.getInputStream().read() != '.') {
            throw new AssertionError("The store was not opened.");
        }
        return owner;
    }

    /** A clock that kills it when it is asked so many times. */
    static Clock killing(Process owner, int times) {
        AtomicInteger asked = new AtomicInteger();
        InstantSource source = () -> {
            if (asked.incrementAndGet() == times) {
                owner.destroyForcibly().onExit().join();
            }
            return Instant.now();
        };
        return source.withZone(ZoneOffset.UTC);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = DataFolder.make(Path.of(arguments[0]).resolve(DataFolder.STORE));
        try (Connection open = H2File.in(folder).open(folder)) {
            System.out.print(open.isClosed() ? "-" : ".");
            System.out.flush();
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
