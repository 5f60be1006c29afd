package dev.handrail.desktop.journal;

import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.shared.Outcomes;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.EntryText;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Note;
import dev.handrail.journal.Run;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of the journal in full: the run, its steps, its transcript.
 *
 * @param versions what a person wrote and put differently since, in order; empty where it is a run
 */
public record Entry(
        Run run, List<Run.Step> steps, List<Run.Line> lines, List<Note> notes, List<MaintenanceEntry> versions) {
    public Entry {
        steps = List.copyOf(steps);
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
        versions = List.copyOf(versions);
    }

    /** One that nobody has added to. */
    public Entry(Run run, List<Run.Step> steps, List<Run.Line> lines) {
        this(run, steps, lines, List.of(), List.of());
    }

    /** One that a person wrote. */
    static Entry written(List<MaintenanceEntry> versions, List<Note> notes) {
        return new Entry(versions.getLast().asRun(), List.of(), List.of(), notes, versions);
    }

    /** What a person wrote, as it was put last; nothing where it is a run. */
    Optional<MaintenanceEntry> written() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    /** The transcript with the steps in their places. */
    public List<Line> transcript() {
        List<Line> all = new ArrayList<>();
        int next = 0;
        for (Run.Line line : lines) {
            while (next < steps.size() && steps.get(next).number() <= line.step()) {
                all.add(heading(steps.get(next++)));
            }
            all.add(
                    line.where() == null
                            ? new Line(line.at(), Line.Kind.OUTPUT, line.text())
                            : new Line(line.at(), Line.Kind.COMMAND, line.where() + " $ " + line.text()));
        }
        while (next < steps.size()) {
            all.add(heading(steps.get(next++)));
        }
        if (run.failure() != null) {
            Instant ended = run.ended();
            all.add(new Line(ended == null ? run.started() : ended, Line.Kind.FAILURE, run.failure()));
        }
        return all;
    }

    /** As it goes into a maintenance log. */
    public String text(Times times) {
        List<String> text = new ArrayList<>();
        text.add(run.title());
        text.add(Words.of(
                        "journal.text.when",
                        times.exact(run.started()),
                        Outcomes.took(run).orElse(""))
                .strip());
        text.add(Words.of("journal.text.who", run.person(), run.server()));
        text.add(Words.of("journal.text.outcome", Outcomes.words(run)));
        if (run.failure() != null) {
            text.add(Words.of("journal.text.failure", run.failure()));
        }
        if (run.next() != null) {
            text.add(Words.of("journal.text.next", run.next()));
        }
        steps.forEach(step -> text.add(step.number() + ". " + step.words()));
        written().ifPresent(entry -> text.addAll(EntryText.lines(entry)));
        notes.forEach(note -> text.add(Words.of("journal.note", times.exact(note.at()), note.person(), note.text())));
        text.add(Words.of("journal.text.id", run.id()));
        return String.join("\n", text) + "\n";
    }

    private static Line heading(Run.Step step) {
        return new Line(step.began(), Line.Kind.STEP, step.words());
    }
}
