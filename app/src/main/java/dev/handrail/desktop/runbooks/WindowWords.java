package dev.handrail.desktop.runbooks;

import dev.handrail.runbook.walk.Timing;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;

/** What is left of the window in a few words, and how grave that is. */
record WindowWords(String text, String style) {
    private static final WindowWords NONE = new WindowWords("", "neutral");

    static WindowWords of(Timing timing) {
        return timing.left().map(left -> of(timing, left)).orElse(NONE);
    }

    private static WindowWords of(Timing timing, Duration left) {
        if (left.isNegative()) {
            return new WindowWords(Words.of("runbook.window.over", minutes(left.negated())), "bad");
        }
        String words = Words.of("runbook.window.left", minutes(left));
        if (timing.rollback().isEmpty()) {
            return new WindowWords(words, "neutral");
        }
        words += " · "
                + Words.of("runbook.window.rollback", minutes(timing.rollback().get()));
        return new WindowWords(words, timing.tooLate() ? "bad" : "warn");
    }

    /** No seconds where there are minutes: what is read from afar must not flicker. */
    private static String minutes(Duration time) {
        return Amounts.duration(
                time.toMinutes() == 0 || time.toHours() > 0 ? time : Duration.ofMinutes(time.toMinutes()));
    }
}
