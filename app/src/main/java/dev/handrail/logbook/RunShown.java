package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Left;
import dev.handrail.journal.Note;
import dev.handrail.journal.Run;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers what one run was: its steps with their lines, how it ended and what it left behind. */
final class RunShown {
    private final Journal journal;
    private final Times times;

    RunShown(Journal journal, Times times) {
        this.journal = journal;
        this.times = times;
    }

    Answer tell(Arguments arguments) throws OperationFailed {
        journal.markInterrupted();
        Run run = Found.run(journal, arguments.one("RUN"));
        List<Run.Step> steps = journal.steps(run.id());
        List<Run.Line> lines = journal.lines(run.id());
        List<Left> left = journal.left(run.id());
        Map<String, @Nullable Object> document = RunList.document(run);
        document.put("steps", steps);
        document.put("lines", lines);
        List<Note> notes = journal.notes(run.id());
        document.put("notes", notes.stream().map(NoteOffers::document).toList());
        document.put("left", left.stream().map(RunShown::document).toList());
        List<String> text = text(run, steps, lines, left);
        if (!notes.isEmpty()) {
            text.add("");
            notes.forEach(note -> text.add(NoteOffers.line(note, times)));
        }
        return Answer.lines(document, text);
    }

    private static Map<String, @Nullable Object> document(Left left) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("kind", left.kind());
        document.put("server", left.server());
        document.put("words", left.words());
        document.put("added", left.added());
        document.put("failure", left.failure());
        return document;
    }

    private List<String> text(Run run, List<Run.Step> steps, List<Run.Line> lines, List<Left> left) {
        List<String> text = new ArrayList<>();
        text.add(Words.of("logbook.shown.title", run.title(), run.server(), RunList.outcome(run)));
        String began = times.shortly(run.started());
        text.add(
                run.ended() == null
                        ? Words.of("logbook.shown.begun", began, run.person())
                        : Words.of("logbook.shown.when", began, run.person(), RunList.took(run)));
        text.add("");
        addLines(text, lines, 0);
        for (Run.Step step : steps) {
            text.add(times.shortly(step.began()) + "  " + step.number() + ". " + step.words());
            addLines(text, lines, step.number());
        }
        if (!run.made().isEmpty()) {
            text.add("");
            run.made().forEach((what, id) -> text.add(Words.of("logbook.shown.made", what, id)));
        }
        addFailure(text, run);
        if (!left.isEmpty()) {
            text.add("");
            left.forEach(one -> text.add(Words.of("logbook.shown.left", one.words())));
            text.add(Words.of("logbook.shown.clean", run.id()));
        }
        return text;
    }

    private static void addLines(List<String> text, List<Run.Line> lines, int step) {
        for (Run.Line line : lines) {
            if (line.step() == step) {
                text.add(line.where() == null ? "    " + line.text() : "    " + line.where() + "$ " + line.text());
            }
        }
    }

    private static void addFailure(List<String> text, Run run) {
        if (run.failure() != null) {
            text.add("");
            text.add(run.failure());
        }
        if (run.next() != null) {
            text.add(run.next());
        }
    }
}
