package dev.handrail.site.maintenance;

import dev.handrail.site.ClosedDoor;
import dev.handrail.site.Quiet;
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
    private static final String CERTAIN = "page";

    /** One that nobody here has put up, and that visitors see all the same. */
    public static Window seen(String server, ClosedDoor.Closed closed) {
        Notice notice = new Notice("", closed.since(), null, null, "", false);
        return new Window(server, closed.certain() ? CERTAIN : "", "", notice, null, null);
    }

    /** Whether it is only known by being seen. */
    public boolean seenOnly() {
        return notice.by().isEmpty() && run.isEmpty();
    }

    /** Whether it is a page of ours that somebody else has put up, and not what only looks like one. */
    public boolean byOthers() {
        return seenOnly() && kind.equals(CERTAIN);
    }

    public boolean open() {
        return ended == null;
    }

    /** How long it was on, or is. */
    public Duration length(Instant now) {
        return Duration.between(notice.since(), ended == null ? now : ended);
    }

    /** When sites were closed on purpose: no longer than was said, so that a page that stays up is an alarm. */
    public Quiet quiet() {
        Instant said = notice.until();
        Instant end = ended == null ? said : said == null || ended.isBefore(said) ? ended : said;
        return new Quiet(notice.since(), end, notice.marker());
    }

    /** Whether it should have come to its end by now. */
    public boolean overdue(Instant now) {
        Instant until = notice.until();
        return open() && until != null && until.isBefore(now);
    }
}
