package dev.handrail.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits in a test until something is so, and fails when it does not become so in time. */
public final class Await {
    private static final long LEAST = 10_000_000;
    private static final long MOST = 200_000_000;

    private Await() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        for (long asked = System.nanoTime(); !condition.call(); asked = System.nanoTime()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("In a minute it did not become so that " + what);
            }
            rest(asked);
        }
    }

    /**
     * Rests before something is asked again, the longer the more the asking costs: who waits leaves the processors to what
     * is waited for.
     *
     * @param asked when it was asked last, by System.nanoTime()
     */
    public static void rest(long asked) {
        long took = System.nanoTime() - asked;
        LockSupport.parkNanos(Math.clamp(3 * took, LEAST, MOST));
    }
}
