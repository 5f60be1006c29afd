package dev.handrail.backup.take;

import dev.handrail.backup.source.Tap;
import java.time.Duration;

/**
 * How long one destination may hold up the others before it is left behind.
 *
 * @param once without taking a byte
 * @param inAll with all that it made them wait for it, however steadily it goes on
 */
record Patience(Duration once, Duration inAll) {
    /** A bucket behind a usual line is waited for: to send all of it anew would take longer than the rest of it. */
    private static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(10));
    /** While an application is stopped; the copy is made once it runs again. */
    private static final Patience STOPPED = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(15));

    /** A copy that is made later passes this computer, which is what was to be spared. */
    private static final Patience SPARED = new Patience(USUAL.once(), Duration.ofSeconds(Long.MAX_VALUE));

    static Patience with(Tap tap) {
        return tap.stops() ? STOPPED : USUAL;
    }

    /** The same where the server itself sends what it reads. */
    static Patience there(Tap tap) {
        return tap.stops() ? STOPPED : SPARED;
    }
}
