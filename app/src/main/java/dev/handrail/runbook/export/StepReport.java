package dev.handrail.runbook.export;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Run;
import dev.handrail.report.Report;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What became of one step: each thing that happened with its time and person, and each run with its commands and answers. */
final class StepReport {
    private final Journal journal;
    private final Standing standing;
    private final Moments moments;
    private final UnaryOperator<String> clean;
    private final Cut cut;
    private final EvidenceReport evidence;
    private final Report.Writing writing;

    StepReport(
            Journal journal,
            Standing standing,
            Moments moments,
            UnaryOperator<String> clean,
            Cut cut,
            EvidenceReport evidence,
            Report.Writing writing) {
        this.journal = journal;
        this.standing = standing;
        this.moments = moments;
        this.clean = clean;
        this.cut = cut;
        this.evidence = evidence;
        this.writing = writing;
    }

    void write(Step step) {
        writing.section(step.number() + " " + clean.apply(standing.filled(step.title())));
        writing.fact(
                Words.of("runbook.export.state"), Words.of(standing.state(step).key()));
        if (standing.isSpread(step)) {
            standing.servers(step).forEach(server -> server(step, server));
        }
        Set<String> runs = new LinkedHashSet<>();
        for (Happening what : standing.happened()) {
            if (what.step().equals(step.number())) {
                happened(what);
                runs.add(what.run());
            }
        }
        standing.happened().stream()
                .filter(what -> what.step().equals(step.number()) && what.kind() == Happening.Kind.EVIDENCE)
                .forEach(evidence::write);
        runs.remove("");
        runs.forEach(this::run);
    }

    private void server(Step step, String server) {
        String words = clean.apply(standing.words(step, server));
        String state = Words.of(standing.state(step, server).key());
        writing.fact(clean.apply(server), words.isBlank() ? state : state + ": " + words);
    }

    /** What a run answered stands with the run; here only what a person would say of it. */
    private void happened(Happening what) {
        boolean ofRun = what.kind() == Happening.Kind.BEGAN
                || what.kind() == Happening.Kind.PASSED
                || what.kind() == Happening.Kind.UNDOING;
        String words = ofRun ? "" : clean.apply(what.words());
        String on = what.server().isEmpty() ? "" : clean.apply(what.server()) + ": ";
        String said = on + Words.of(what.kind().key()) + (words.isBlank() ? "" : ": " + words);
        writing.fact(
                moments.time(what.at()),
                what.kind() == Happening.Kind.SIGNED
                        ? Words.of("runbook.export.signed", clean.apply(what.person()))
                        : said + " (" + clean.apply(what.person()) + ")");
    }

    private void run(String id) {
        Optional<Run> found = journal.run(id);
        if (found.isEmpty()) {
            return;
        }
        Run run = found.get();
        String outcome = run.outcome() == null
                ? Words.of("logbook.running")
                : Words.of(run.outcome().key());
        writing.paragraph(Words.of(
                "runbook.export.run",
                standing.walkthrough().several()
                        ? Words.of("runbook.on", run.id(), clean.apply(run.server()))
                        : run.id(),
                moments.time(run.started()),
                run.ended() == null ? "" : moments.time(run.ended()),
                outcome,
                clean.apply(run.person())));
        writing.code(cut.of(lines(id), left -> Words.of("runbook.export.left-out", left, id)));
        Optional.ofNullable(run.failure()).ifPresent(failure -> writing.notice(clean.apply(failure)));
    }

    private List<String> lines(String run) {
        List<String> lines = new ArrayList<>();
        for (Run.Line line : journal.lines(run)) {
            String text = clean.apply(line.text());
            String said = line.where() == null ? text : line.where() + "$ " + text.replaceAll("\\R", "\n    ");
            said.lines().forEach(lines::add);
        }
        return lines;
    }
}
