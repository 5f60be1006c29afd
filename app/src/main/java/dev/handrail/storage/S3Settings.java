package dev.handrail.storage;

import java.time.Duration;
import java.util.List;

/**
 * How long a bucket is waited for.
 *
 * @param connect until somebody answers the call
 * @param silence until the next byte comes
 * @param answer until a small question is answered, however often it is asked
 * @param slowest bytes a second: what sends slower than that has hung
 * @param waits between the tries to send what must arrive, beyond the quick ones that the SDK makes
 */
record S3Settings(Duration connect, Duration silence, Duration answer, int slowest, List<Duration> waits) {
    S3Settings {
        waits = List.copyOf(waits);
    }

    static S3Settings usual() {
        return new S3Settings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(90),
                16 * 1024,
                List.of(Duration.ofSeconds(3), Duration.ofSeconds(15), Duration.ofMinutes(1)));
    }

    /** How long sending that much may take. */
    Duration sending(long bytes) {
        return silence.plusSeconds(bytes / slowest);
    }
}
