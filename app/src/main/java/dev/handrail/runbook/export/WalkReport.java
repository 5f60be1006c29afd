package dev.handrail.runbook.export;

import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.report.Report;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Finishing;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that a walkthrough was, from who it was for to the last line of its last command, as a report. */
public final class WalkReport {
    /** How many lines of a run, or of a file that proves something, are written down where one can search and scroll. */
    public static final int ON_SCREEN = 100_000;

    /** How many where they become pages. */
    public static final int ON_PAPER = 2_000;

    private final WalkMeans means;
    private final Standing standing;
    private final Moments moments;
    private final StepReport steps;
    private final Report.Writing writing;

    private WalkReport(WalkMeans means, Standing standing, Path evidence, Cut cut) {
        this.means = means;
        this.standing = standing;
        this.moments = new Moments(means.clock().getZone());
        Walkthrough one = standing.walkthrough();
        this.writing = Report.titled(
                clean(one.title()),
                Words.of(
                        "runbook.export.under",
                        one.id(),
                        clean(one.named()),
                        moments.full(means.clock().instant())));
        EvidenceReport files = new EvidenceReport(evidence.resolve(one.id()), means.clean(), cut, writing);
        this.steps = new StepReport(means.journal(), standing, moments, means.clean(), cut, files, writing);
    }

    /**
     * @param evidence the folder under which files that prove something are kept
     * @param most of what has more lines than this both ends are written down, and how many are between them
     */
    public static Report of(WalkMeans means, String id, Path evidence, int most) throws OperationFailed {
        return new WalkReport(means, means.standing(id), evidence, new Cut(most)).report();
    }

    private Report report() throws OperationFailed {
        head();
        entry(new Finishing(means, standing.walkthrough().id()).entry());
        answers();
        for (Phase phase : standing.runbook().phases()) {
            if (phase.number() > 0) {
                phase(phase);
            }
        }
        return writing.done();
    }

    private void head() {
        Walkthrough one = standing.walkthrough();
        List<Happening> happened = standing.happened();
        writing.fact(Words.of(one.several() ? "runbook.export.servers" : "runbook.export.server"), clean(one.named()))
                .fact(Words.of("runbook.export.file"), clean(one.file()))
                .fact(Words.of("runbook.export.state"), state())
                .fact(Words.of("runbook.export.began"), moments.full(one.begun()))
                .fact(
                        Words.of("runbook.export.last"),
                        happened.isEmpty()
                                ? ""
                                : moments.full(happened.getLast().at()))
                .fact(Words.of("runbook.export.people"), people());
        if (one.byHand()) {
            writing.fact(Words.of("runbook.export.way"), Words.of("runbook.export.by-hand"));
        }
        List<String> turns = happened.stream()
                .filter(what -> what.step().isEmpty())
                .map(what -> moments.full(what.at()) + "  " + clean(what.person()) + "  "
                        + Words.of(what.kind().key())
                        + (what.words().isBlank() ? "" : ": " + clean(what.words())))
                .toList();
        if (!turns.isEmpty()) {
            writing.chapter(Words.of("runbook.export.course")).bullets(turns);
        }
    }

    private String state() {
        String how = Words.of(standing.isOpen() ? "runbook.walk.open" : "runbook.walk.finished");
        return standing.rolledBack() ? how + ", " + Words.of("runbook.happened.rolled-back.done") : how;
    }

    private String people() {
        Set<String> people = new TreeSet<>(Set.of(standing.walkthrough().person()));
        standing.happened().forEach(what -> people.add(what.person()));
        people.remove("");
        return clean(String.join(", ", people));
    }

    private void entry(MaintenanceEntry entry) {
        writing.chapter(Words.of(entry.version() == 0 ? "runbook.export.draft" : "runbook.export.entry"));
        writing.fact(Words.of("logbook.entry.date"), moments.day(entry.began()))
                .fact(Words.of("logbook.entry.time"), moments.time(entry.began()) + " – " + moments.time(entry.ended()))
                .fact(Words.of("logbook.entry.person"), clean(String.join(", ", entry.people())))
                .fact(Words.of("logbook.entry.type"), clean(entry.text(Section.TYPE)));
        for (Section section : Section.values()) {
            if (section != Section.TYPE && !entry.text(section).isBlank()) {
                writing.section(Words.of(section.key()));
                lines(clean(entry.text(section)));
            }
        }
    }

    private void lines(String text) {
        for (String line : text.lines().toList()) {
            if (line.startsWith("- ")) {
                writing.bullets(List.of(line.substring(2)));
            } else if (!line.isBlank()) {
                writing.paragraph(line);
            }
        }
    }

    private void answers() {
        if (standing.runbook().variables().isEmpty()) {
            return;
        }
        writing.chapter(Words.of("runbook.export.answers"));
        standing.runbook().variables().forEach(variable -> {
            String answer = standing.walkthrough().answers().get(variable.name());
            if (answer != null) {
                writing.fact(clean(variable.question()), clean(answer));
            }
            for (String server : standing.walkthrough().servers()) {
                String own = standing.walkthrough().own(server).get(variable.name());
                if (own != null) {
                    writing.fact(Words.of("runbook.on", clean(variable.question()), clean(server)), clean(own));
                }
            }
        });
    }

    private void phase(Phase phase) {
        List<Step> all = phase.steps().stream().flatMap(Step::all).toList();
        boolean touched = all.stream()
                .anyMatch(step -> standing.happened().stream()
                        .anyMatch(what -> what.step().equals(step.number())));
        if (!touched && !standing.phases().contains(phase)) {
            return;
        }
        writing.chapter(phase.number() + ". " + clean(phase.title()));
        String signed = all.stream()
                .flatMap(step -> standing.signed(step).stream())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!signed.isEmpty()) {
            writing.paragraph(Words.of("runbook.export.signed", clean(signed)));
        }
        all.forEach(steps::write);
    }

    private String clean(String text) {
        return means.clean().apply(text);
    }
}
