package dev.handrail.runbook.offers;

import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Timing;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a walkthrough takes, as a document for scripts and as lines for people. */
final class TimingTold {
    private TimingTold() {}

    static Map<String, @Nullable Object> document(Standing standing, Timing timing) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        List<Object> phases = new ArrayList<>();
        for (Timing.OfPhase one : timing.phases()) {
            Map<String, @Nullable Object> phase = new LinkedHashMap<>();
            phase.put("phase", one.phase().title());
            phase.put("elapsed", millis(one.elapsed()));
            phase.put("expected", millis(one.expected()));
            phases.add(phase);
        }
        document.put("times", phases);
        document.put("windowEnds", standing.windowEnds().map(Instant::toString).orElse(null));
        document.put("windowLeft", millis(timing.left()));
        document.put("rollbackNeeds", millis(timing.rollback()));
        document.put("tooLateToRollBack", timing.tooLate());
        return document;
    }

    static List<String> lines(Timing timing) {
        List<String> lines = new ArrayList<>();
        for (Timing.OfPhase one : timing.phases()) {
            one.elapsed()
                    .ifPresent(elapsed -> lines.add(one.expected()
                            .map(expected -> Words.of(
                                    "runbook.time.phase.expected",
                                    one.phase().title(),
                                    Amounts.duration(elapsed),
                                    Amounts.duration(expected)))
                            .orElseGet(() ->
                                    Words.of("runbook.time.phase", one.phase().title(), Amounts.duration(elapsed)))));
        }
        window(timing).ifPresent(lines::add);
        return lines;
    }

    /** What is left of the window, if there is one. */
    private static Optional<String> window(Timing timing) {
        return timing.left().map(left -> {
            String words = left.isNegative()
                    ? Words.of("runbook.window.over", Amounts.duration(left.negated()))
                    : Words.of("runbook.window.left", Amounts.duration(left));
            String needs = timing.rollback()
                    .map(time -> " · " + Words.of("runbook.window.rollback", Amounts.duration(time)))
                    .orElse("");
            return words + needs + (timing.tooLate() ? " · " + Words.of("runbook.window.too-late") : "");
        });
    }

    private static @Nullable Long millis(Optional<Duration> time) {
        return time.map(Duration::toMillis).orElse(null);
    }
}
