package dev.handrail.vault;

import java.time.Duration;

/** How time is let pass; a test counts it instead. */
@FunctionalInterface
interface Pause {
    void take(Duration time) throws InterruptedException;
}
