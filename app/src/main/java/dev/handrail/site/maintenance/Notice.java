package dev.handrail.site.maintenance;

import dev.handrail.site.PageMark;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time that the site is closed: why, until when, by whom.
 *
 * @param until when it is to open by itself, or null when somebody has to do it
 * @param rehearsal whether it is closed only to see that this works
 * @param stopped the services that are stopped for it, and started again at its end; none where nothing is known of them
 */
public record Notice(
        String id,
        Instant since,
        @Nullable Instant until,
        @Nullable String reason,
        String by,
        boolean rehearsal,
        List<String> stopped) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 8;

    public Notice {
        stopped = List.copyOf(stopped);
    }

    public Notice(
            String id, Instant since, @Nullable Instant until, @Nullable String reason, String by, boolean rehearsal) {
        this(id, since, until, reason, by, rehearsal, List.of());
    }

    static Notice of(Instant since, @Nullable Instant until, @Nullable String reason, String by, boolean rehearsal) {
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        return new Notice(
                HexFormat.of().formatHex(random), since.truncatedTo(ChronoUnit.MILLIS), until, reason, by, rehearsal);
    }

    Notice until(@Nullable Instant other, @Nullable String another) {
        return new Notice(id, since, other, another, by, rehearsal, stopped);
    }

    /** For which these are stopped. */
    Notice stopping(List<String> services) {
        return new Notice(id, since, until, reason, by, rehearsal, services);
    }

    /** By which our page is told from any other, and from an older one of ours. */
    public String marker() {
        return PageMark.OURS + id;
    }

    /** For how long it stays closed, seen from that moment. */
    @Nullable
    Duration left(Instant now) {
        return until == null ? null : Duration.between(now, until);
    }
}
