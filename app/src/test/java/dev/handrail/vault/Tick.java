package dev.handrail.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves, also by waiting, which costs no time at all. */
final class Tick extends Clock implements Pause {
    private Duration waited = Duration.ZERO;
    private Instant now = Instant.parse("2026-11-21T05:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void by(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized void take(Duration time) {
        waited = waited.plus(time);
        by(time);
    }

    /** How long was waited in all. */
    synchronized Duration waited() {
        return waited;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
