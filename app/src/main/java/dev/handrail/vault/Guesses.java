package dev.handrail.vault;

import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes wrong passphrases wait: each guess takes its turn in the store before it is tried, a second after the first wrong
 * one, then two, four, up to a minute. Guessing in several processes at once, or ending one in the middle, gains nothing.
 */
final class Guesses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** A clock that was set back must not keep a person out for years. */
    private static final Duration LONGEST_QUEUE = LONGEST.multipliedBy(10);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Pause pause;

    Guesses(Jdbi jdbi, Clock clock, Pause pause) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.pause = pause;
    }

    /** Counts the guess to come as a wrong one, and waits for its turn. */
    void takeTurn() throws OperationFailed {
        Duration wait = jdbi.inTransaction(this::reserve);
        if (wait.isZero()) {
            return;
        }
        try {
            pause.take(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperationFailed.cancelled();
        }
    }

    /** The guess was right: it and those before it are forgotten. */
    void wasRight() {
        jdbi.useHandle(handle -> write(handle, 0, Instant.now(clock)));
    }

    private Duration reserve(Handle handle) {
        Instant now = Instant.now(clock);
        return handle.createQuery("SELECT failures, not_before FROM vault_guesses FOR UPDATE")
                .map((row, context) -> {
                    Instant free = row.getTimestamp("not_before").toInstant();
                    Instant limit = now.plus(LONGEST_QUEUE);
                    Instant turn = free.isBefore(now) ? now : free.isAfter(limit) ? limit : free;
                    int failures = row.getInt("failures") + 1;
                    write(handle, failures, turn.plus(delay(failures)));
                    return Duration.between(now, turn);
                })
                .one();
    }

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
