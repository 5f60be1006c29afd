package dev.handrail.runbook.export;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Run;
import dev.handrail.report.Pictures;
import dev.handrail.report.Report;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What became of one step: each thing that happened with its time and person, and each run with its commands and answers. */
final class StepReport {
    private static final int MOST_LINES = 400;

    private final Journal journal;
    private final Standing standing;
    private final Moments moments;
    private final UnaryOperator<String> clean;
    private final Path evidence;
    private final Report.Writing writing;

    StepReport(
            Journal journal,
            Standing standing,
            Moments moments,
            UnaryOperator<String> clean,
            Path evidence,
            Report.Writing writing) {
        this.journal = journal;
        this.standing = standing;
        this.moments = moments;
        this.clean = clean;
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
                .forEach(this::picture);
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

    private void picture(Happening what) {
        String name = what.words().split(" ", 2)[0];
        if (Pictures.is(name)) {
            writing.picture(Words.of("runbook.export.picture", clean.apply(what.words())), evidence.resolve(name));
        }
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
        List<String> lines = new ArrayList<>();
        for (Run.Line line : journal.lines(id)) {
            String text = clean.apply(line.text());
            if (line.where() == null) {
                text.lines().forEach(lines::add);
            } else {
                lines.add(line.where() + "$ " + text.replaceAll("\\R", "\n    "));
            }
        }
        List<String> flat = lines.stream().flatMap(String::lines).toList();
        writing.code(shortened(flat, id));
        Optional.ofNullable(run.failure()).ifPresent(failure -> writing.notice(clean.apply(failure)));
    }

    /** The beginning and the end of what is long; all of it stays in the journal. */
    private static List<String> shortened(List<String> lines, String run) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> shortened = new ArrayList<>(lines.subList(0, MOST_LINES / 2));
        shortened.add(Words.of("runbook.export.left-out", lines.size() - MOST_LINES, run));
        shortened.addAll(lines.subList(lines.size() - MOST_LINES / 2, lines.size()));
        return shortened;
    }
}
