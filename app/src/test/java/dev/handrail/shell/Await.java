package dev.handrail.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits in a test until something is so, and fails when it does not become so in time. */
public final class Await {
    private static final long POLL = 10_000_000;

    private Await() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("In a minute it did not become so that " + what);
            }
            LockSupport.parkNanos(POLL);
        }
    }
}
