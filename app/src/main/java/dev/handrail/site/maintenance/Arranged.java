package dev.handrail.site.maintenance;

import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end that was arranged for a page before it was taken down. It stays arranged until the site is seen again: whoever waits
 * tries once more at that time, which finds nothing to do where the page is down.
 *
 * @param id of which page, or null where nobody can tell; by the time that it goes, another one may lie there
 */
record Arranged(Release release, @Nullable String id) {
    /** @param window what is remembered here, for a server that does not tell */
    static Optional<Arranged> of(Lever lever, Optional<Window> window) {
        Notice any = Notice.of(Instant.EPOCH, null, null, "", false);
        Optional<Release> release = lever.release(any);
        if (release.isEmpty()) {
            return Optional.empty();
        }
        try {
            return release.get()
                    .lease()
                    .tell()
                    .map(known -> new Arranged(
                            release.get(), known.notice().map(Notice::id).orElse(null)));
        } catch (OperationFailed e) {
            return window.map(one -> new Arranged(release.get(), one.notice().id()));
        }
    }

    /**
     * Nobody waits any more. Where another account has arranged it, that stays so, and is said.
     *
     * @return why it is not certain that no secret is left there
     */
    Optional<OperationFailed> cancel(Work work) {
        try {
            release.cancel(id);
            Optional<Lease.Known> left =
                    id == null ? Optional.empty() : release.lease().tell();
            if (left.filter(known -> !known.isDone() && isOf(known)).isPresent()) {
                work.say(Words.of("script.lease.others"));
            }
            if (release.deputy().isEntrusted()) {
                work.say(Words.of("switching.lease.token.gone"));
            }
            return Optional.empty();
        } catch (OperationFailed e) {
            // The page is down: what was arranged would find nothing to do.
            work.say(e.getMessage());
            return release.deputy().isEntrusted() ? Optional.of(e) : Optional.empty();
        }
    }

    private boolean isOf(Lease.Known known) {
        return known.notice().map(Notice::id).filter(other -> other.equals(id)).isPresent();
    }
}
