package dev.handrail.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast a progress has been in the last seconds, and how long what is left will take at that. Used by one thread. */
public final class Pace {
    private static final Duration REMEMBERED = Duration.ofSeconds(6);
    private static final Duration ENOUGH = Duration.ofMillis(400);

    private final Clock clock;
    private final Deque<Sample> samples = new ArrayDeque<>();

    public Pace(Clock clock) {
        this.clock = clock;
    }

    /** Notes how much is done now; less than before is a new beginning, as at the next step. */
    public void note(long done) {
        Instant now = clock.instant();
        // A clock that was set back would have every look kept until it has come there again.
        if (!samples.isEmpty() && (done < samples.getLast().done || now.isBefore(samples.getLast().at))) {
            samples.clear();
        }
        samples.addLast(new Sample(now, done));
        while (samples.size() > 2 && samples.getFirst().at.isBefore(now.minus(REMEMBERED))) {
            samples.removeFirst();
        }
    }

    public void restart() {
        samples.clear();
    }

    /** Units a second, as soon as there is enough to tell. */
    public Optional<Double> perSecond() {
        if (samples.size() < 2) {
            return Optional.empty();
        }
        Duration span = Duration.between(samples.getFirst().at, samples.getLast().at);
        if (span.compareTo(ENOUGH) < 0) {
            return Optional.empty();
        }
        return Optional.of((samples.getLast().done - samples.getFirst().done) * 1e9 / span.toNanos());
    }

    /** The time left to a total, where the total is known and something moves. */
    public Optional<Duration> left(long total) {
        if (samples.isEmpty() || total <= samples.getLast().done) {
            return Optional.empty();
        }
        long open = total - samples.getLast().done;
        return perSecond().filter(rate -> rate > 0).map(rate -> Duration.ofMillis((long) (open * 1000.0 / rate)));
    }

    private record Sample(Instant at, long done) {}
}
