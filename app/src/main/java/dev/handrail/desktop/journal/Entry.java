package dev.handrail.desktop.journal;

import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.shared.Outcomes;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.Note;
import dev.handrail.journal.Run;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One entry of the journal in full: the run, its steps, its transcript. */
public record Entry(Run run, List<Run.Step> steps, List<Run.Line> lines, List<Note> notes) {
    public Entry {
        steps = List.copyOf(steps);
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /** One that nobody has added to. */
    public Entry(Run run, List<Run.Step> steps, List<Run.Line> lines) {
        this(run, steps, lines, List.of());
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
        notes.forEach(note -> text.add(Words.of("journal.note", times.exact(note.at()), note.person(), note.text())));
        text.add(Words.of("journal.text.id", run.id()));
        return String.join("\n", text) + "\n";
    }

    private static Line heading(Run.Step step) {
        return new Line(step.began(), Line.Kind.STEP, step.words());
    }
}
