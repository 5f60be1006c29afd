package dev.handrail.desktop.shared;

import dev.handrail.runbook.duty.Duty;
import dev.handrail.words.Words;

/** How it stands with a duty, in a few words. */
public final class DutyWords {
    private DutyWords() {}

    public static String of(Duty duty, Times times) {
        String words = Words.of(duty.state().key(), duty.due().map(times::date).orElse(""));
        return duty.open().isPresent() ? words + ", " + Words.of("runbook.due.open") : words;
    }
}
