package dev.handrail.site.maintenance;

import dev.handrail.words.Words;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What has to be seen from outside, so that the maintenance page counts as being up.
 *
 * @param status what is answered then, where the page is somebody else's
 * @param retried whether Retry-After has to be there
 * @param redirect the path to which everybody is sent instead, or null
 */
record Proof(
        Kind kind, int status, boolean retried, @Nullable String redirect) {
    private static final int USUAL = 503;
    private static final int FIRST_CLOSED = 502;
    private static final int LAST_CLOSED = 504;

    static final Proof OUR_PAGE = new Proof(Kind.OUR_PAGE, USUAL, true, null);
    static final Proof UNAVAILABLE = new Proof(Kind.UNAVAILABLE, USUAL, false, null);
    static final Proof CLOSED = new Proof(Kind.CLOSED, USUAL, false, null);
    static final Proof ANOTHER = new Proof(Kind.ANOTHER, USUAL, false, null);

    enum Kind {
        /** 503, Retry-After, and our page with its marker. */
        OUR_PAGE,
        /** 503, or what else the profile says: the page is somebody else's. */
        UNAVAILABLE,
        /** No application answers: 502, 503, 504, or nobody at all. */
        CLOSED,
        /** Something else than the site. */
        ANOTHER
    }

    /** A framework's own page, which says after how long to come again. */
    static Proof retried(@Nullable Integer status, @Nullable String redirect) {
        return new Proof(Kind.UNAVAILABLE, status == null ? USUAL : status, true, redirect);
    }

    /** Whether visitors are shown the page, whosever it is. */
    boolean shows(Seen seen) {
        return switch (kind) {
            case OUR_PAGE -> seen.unavailable();
            case UNAVAILABLE -> seen.status() == status || isSent(seen);
            case CLOSED -> !seen.open();
            case ANOTHER -> seen.page() && !seen.open();
        };
    }

    /** Whether what is seen once it was taken down may be the page still. */
    boolean lingers(Seen seen) {
        boolean others = kind == Kind.UNAVAILABLE || kind == Kind.ANOTHER;
        return seen.marker() != null || seen.unavailable() || others && !Seen.toSecure(seen) && shows(seen);
    }

    /** What is wrong with what was seen, or null. */
    @Nullable
    String fault(Seen seen, Notice notice) {
        return switch (kind) {
            case OUR_PAGE -> Seen.toSecure(seen) ? null : shown(seen, notice, true);
            case UNAVAILABLE -> Seen.toSecure(seen) || isSent(seen) ? null : shown(seen, notice, false);
            case CLOSED -> isClosed(seen) || Seen.toSecure(seen) ? null : SeenWords.of(seen);
            case ANOTHER -> Seen.toSecure(seen) || shows(seen) ? null : SeenWords.of(seen);
        };
    }

    private @Nullable String shown(Seen seen, Notice notice, boolean marked) {
        if (seen.status() != status) {
            return SeenWords.of(seen);
        }
        String marker = seen.marker();
        if (marker == null && marked) {
            return Words.of("switching.fault.unmarked");
        }
        if (marker != null && !marker.equals(notice.marker())) {
            return Words.of("switching.fault.older");
        }
        return retried && seen.retryAfter() == null ? Words.of("switching.fault.retry", status) : null;
    }

    private static boolean isClosed(Seen seen) {
        return !seen.answered() || seen.status() >= FIRST_CLOSED && seen.status() <= LAST_CLOSED;
    }

    private boolean isSent(Seen seen) {
        return redirect != null
                && seen.sentTo().map(URI::getPath).filter(redirect::equals).isPresent();
    }
}
