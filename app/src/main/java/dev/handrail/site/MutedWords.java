package dev.handrail.site;

import dev.handrail.words.Words;
import java.time.Instant;
import java.util.function.Function;

/** That sites are closed on purpose, and nothing is an alarm until when. */
public final class MutedWords {
    private MutedWords() {}

    public static String of(Quiet quiet) {
        return of(quiet, Instant::toString);
    }

    /** @param moment writes it as a person there reads it */
    public static String of(Quiet quiet, Function<Instant, String> moment) {
        Instant until = quiet.until();
        return until == null ? Words.of("site.muted") : Words.of("site.muted.until", moment.apply(until));
    }
}
