package dev.handrail.desktop.runbooks;

import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.walk.Earlier;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Timing;
import dev.handrail.words.OperationFailed;

/**
 * A walkthrough as it was looked at last.
 *
 * @param fileChanged whether its file says something else by now
 */
record Walk(Standing standing, Earlier earlier, Timing timing, boolean fileChanged) {
    /** Looks at it; not on the thread of the window. */
    static Walk at(Guides guides, String id) throws OperationFailed {
        Standing standing = guides.means().standing(id);
        Earlier earlier = guides.means().earlier(standing.walkthrough());
        return at(guides, standing, earlier);
    }

    /** The same when it is known already how long it took the other times. */
    static Walk at(Guides guides, Standing standing, Earlier earlier) {
        return new Walk(
                standing,
                earlier,
                Timing.of(standing, earlier, guides.means().clock().instant()),
                guides.changed(standing.walkthrough()));
    }

    /** The same as it stands now, as far as the clock goes. */
    Walk later(java.time.Instant now) {
        return new Walk(standing, earlier, Timing.of(standing, earlier, now), fileChanged);
    }
}
