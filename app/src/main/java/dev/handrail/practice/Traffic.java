package dev.handrail.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A trickle of visits in the site's log, and now and then something that goes wrong. */
final class Traffic implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int ONE_GOES_WRONG_IN = 15;
    private static final int ONE_IS_SLOW_IN = 20;
    private static final int LONGEST_GAP_SECONDS = 600;
    private static final List<String> PAGES = List.of(
            "/", "/login", "/members", "/members/412", "/events", "/api/health", "/api/attendance", "/donations");

    private final LaravelLog log;
    private final RandomGenerator random;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("practice-traffic").factory());

    Traffic(LaravelLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    void start(Clock clock) {
        schedule.scheduleWithFixedDelay(
                () -> step(clock.instant()), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the log would hold had the site been there all that time. */
    void past(Instant from, Instant until) {
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(1 + random.nextInt(LONGEST_GAP_SECONDS))) {
            step(at);
        }
    }

    /** One visit. */
    void step(Instant at) {
        if (random.nextInt(ONE_GOES_WRONG_IN) == 0) {
            Trouble[] kinds = Trouble.values();
            log.error(at, kinds[random.nextInt(kinds.length)].entry());
        } else if (random.nextInt(ONE_IS_SLOW_IN) == 0) {
            log.warning(
                    at, "Slow query: select count(*) from \"attendance\" took " + (800 + random.nextInt(4000)) + " ms");
        } else {
            String page = PAGES.get(random.nextInt(PAGES.size()));
            log.info(at, "GET " + page + " 200 " + (3 + random.nextInt(120)) + " ms");
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
