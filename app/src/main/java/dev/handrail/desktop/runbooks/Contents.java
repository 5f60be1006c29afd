package dev.handrail.desktop.runbooks;

import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in a runbook, in a line for each phase and step. */
final class Contents {
    private Contents() {}

    /** Of what kind it is, whose, and where it lies. */
    static String about(Guide guide) {
        Runbook runbook = guide.runbook();
        return Stream.of(
                        runbook.kind(),
                        runbook.cadence(),
                        runbook.owner() == null ? null : Words.of("runbooks.owner", runbook.owner()),
                        runbook.reviewed() == null ? null : Words.of("runbooks.reviewed", runbook.reviewed()),
                        guide.file())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    static List<String> of(Runbook runbook) {
        List<String> lines = new ArrayList<>();
        for (Phase phase : runbook.phases()) {
            lines.add(phase.title());
            phase.steps().stream()
                    .flatMap(Step::all)
                    .forEach(step -> lines.add("    " + step.number() + "  " + step.title()));
        }
        return lines;
    }

    static List<String> of(Standing standing) {
        List<String> lines = new ArrayList<>();
        for (Phase phase : standing.runbook().phases()) {
            lines.add(phase.title());
            phase.steps().stream()
                    .flatMap(Step::all)
                    .forEach(step -> lines.add("    "
                            + Words.of(
                                    "runbook.walk.step",
                                    step.number(),
                                    step.title(),
                                    Words.of(standing.state(step).key()))));
        }
        return lines;
    }
}
