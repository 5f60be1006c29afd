package dev.handrail.vault;

import dev.handrail.store.Retrying;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes wrong passphrases wait: each guess takes its turn in the store before it is tried, a second after the first wrong
 * one, then two, four, up to a minute. Guessing in several processes at once, or ending one in the middle, gains nothing;
 * who has the right one is kept waiting by wrong ones alone.
 */
final class Guesses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    /** How often who waits looks whether another guess was right meanwhile. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** A clock that was set back must not keep a person out for years. */
    private static final Duration LONGEST_QUEUE = LONGEST.multipliedBy(10);

    private final Retrying store;
    private final Clock clock;
    private final Pause pause;

    Guesses(Jdbi jdbi, Clock clock, Pause pause) {
        this.store = new Retrying(jdbi);
        this.clock = clock;
        this.pause = pause;
    }

    /** Counts the guess to come as a wrong one, and waits for its turn; it stands in line anew when a right one came before. */
    void takeTurn() throws OperationFailed {
        Turn turn = store.transaction(this::reserve);
        Duration left = turn.queue();
        while (left.isPositive()) {
            Duration slice = left.compareTo(LOOK) < 0 ? left : LOOK;
            Stop.here().await(() -> {
                pause.take(slice);
                return true;
            });
            left = left.minus(slice);
            if (left.isPositive() && store.read(Guesses::failures) < turn.number()) {
                turn = store.transaction(this::reserve);
                left = turn.queue();
            }
        }
    }

    /** How many were wrong, or may yet be; it falls only when one was right. */
    private static int failures(Handle handle) {
        return handle.createQuery("SELECT failures FROM vault_guesses")
                .mapTo(Integer.class)
                .one();
    }

    /** The guess was right: it and those before it are forgotten. */
    void wasRight() {
        store.change(handle -> write(handle, 0, Instant.now(clock)));
    }

    private Turn reserve(Handle handle) {
        Instant now = Instant.now(clock);
        Past past = handle.createQuery("SELECT failures, not_before FROM vault_guesses FOR UPDATE")
                .map((row, context) -> new Past(
                        row.getInt("failures"), row.getTimestamp("not_before").toInstant()))
                .one();
        Instant limit = now.plus(LONGEST_QUEUE);
        Instant turn = past.free().isBefore(now) ? now : past.free().isAfter(limit) ? limit : past.free();
        int number = past.failures() + 1;
        write(handle, number, turn.plus(delay(number)));
        return new Turn(number, Duration.between(now, turn));
    }

    /** A guess to come: which one it is since the last right one, and how long those before it take. */
    private record Turn(int number, Duration queue) {}

    /** What went before: so many wrong ones, and from when on the next may be tried. */
    private record Past(int failures, Instant free) {}

    private static void write(Handle handle, int failures, Instant notBefore) {
        handle.createUpdate("UPDATE vault_guesses SET failures = :failures, not_before = :before")
                .bind("failures", failures)
                .bind("before", notBefore)
                .execute();
    }

    static Duration delay(int failures) {
        Duration delay = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
