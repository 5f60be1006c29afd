package dev.handrail.backup;

import dev.handrail.storage.Unfinished;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Something in a destination that never came to its end, or has not yet.
 *
 * @param goes whether nobody can be at it any more
 * @param why it goes or stays, for a person
 */
record Remnant(Unfinished what, boolean goes, String why) {
    /** The longest that anything is written for, as far as anybody knows: it may be another computer's. */
    static final int USUAL_DAYS = 7;

    String name() {
        return what.name();
    }

    String told(Instant now, ZoneId zone) {
        return Words.of(
                "destination.clean.line",
                name(),
                Amounts.moment(what.since(), zone),
                Amounts.age(what.since(), now),
                why);
    }
}
