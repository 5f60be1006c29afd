package dev.handrail.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets something pass no more often than that. */
final class Throttle {
    static final Duration FIVE_A_SECOND = Duration.ofMillis(200);

    private final Clock clock;
    private final Duration apart;
    private @Nullable Instant last;

    Throttle(Clock clock, Duration apart) {
        this.clock = clock;
        this.apart = apart;
    }

    boolean passes() {
        Instant now = clock.instant();
        // A clock that was set back keeps nobody silent until it has come there again.
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(apart))) {
            return false;
        }
        last = now;
        return true;
    }
}
