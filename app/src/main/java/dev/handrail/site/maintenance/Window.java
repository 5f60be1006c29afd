package dev.handrail.site.maintenance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time of maintenance as it is remembered.
 *
 * @param kind which switch it was
 * @param ended when it was over, null while it is on
 */
public record Window(
        String server,
        String kind,
        String run,
        Notice notice,
        @Nullable Instant ended,
        @Nullable String endedBy) {

    public boolean open() {
        return ended == null;
    }

    /** How long it was on, or is. */
    public Duration length(Instant now) {
        return Duration.between(notice.since(), ended == null ? now : ended);
    }

    /** Whether it should have come to its end by now. */
    public boolean overdue(Instant now) {
        Instant until = notice.until();
        return open() && until != null && until.isBefore(now);
    }
}
