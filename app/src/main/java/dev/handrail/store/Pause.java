package dev.handrail.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A short wait before something is tried again. */
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
