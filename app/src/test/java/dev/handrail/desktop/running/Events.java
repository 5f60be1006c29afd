package dev.handrail.desktop.running;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Work;
import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as tests need them. */
public final class Events {
    public static final Instant AT = Instant.parse("2026-11-20T04:05:00Z");

    private Events() {}

    public static Event step(String words) {
        return new Event.StepBegan("run", 1, words, AT);
    }

    public static Event bytes(long done, long total) {
        return new Event.Progressed("run", done, total, Work.Unit.BYTES);
    }

    public static Event said(String line, @Nullable String where) {
        return new Event.Said("run", line, where, AT);
    }

    public static Event done() {
        return new Event.Ended("run", Outcome.DONE, null, Map.of(), null, null, AT);
    }

    public static Event failed(String why) {
        return new Event.Ended("run", Outcome.FAILED, OperationFailed.Kind.FAILED, Map.of(), why, "Try again.", AT);
    }

    public static Event made(Map<String, String> made) {
        return new Event.Ended("run", Outcome.DONE, null, made, null, null, AT);
    }

    public static Event done(Evidence evidence) {
        return new Event.Ended("run", Outcome.DONE, null, Map.of(), null, null, evidence, AT);
    }

    public static Event failed(String why, Evidence evidence) {
        return new Event.Ended(
                "run", Outcome.FAILED, OperationFailed.Kind.FAILED, Map.of(), why, "Try again.", evidence, AT);
    }
}
