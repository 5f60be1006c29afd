package dev.handrail.site.maintenance;

import dev.handrail.words.Words;
import java.util.List;

/** What a person is to do where a page could not be taken down from here, with no more said of it than is known. */
final class ByHand {
    private ByHand() {}

    /** @param seen what visitors were shown last */
    static String next(Lever lever, List<Seen> seen) {
        return Words.of(key(lever.proof(), seen), lever.byHand());
    }

    /** That nobody answers may have any reason. */
    private static String key(Proof proof, List<Seen> seen) {
        if (seen.stream().anyMatch(one -> one.answered() && (one.marker() != null || proof.shows(one)))) {
            return "switching.off.failed.next";
        }
        return !seen.isEmpty() && seen.stream().allMatch(Seen::open)
                ? "switching.off.unseen.next"
                : "switching.off.untold.next";
    }
}
