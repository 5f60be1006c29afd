package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Left;
import dev.handrail.journal.Note;
import dev.handrail.journal.Run;
import java.util.List;

/** All that the journal knows of a run. */
record RunTold(Run run, List<Run.Step> steps, List<Run.Line> lines, List<Left> left, List<Note> notes) {
    static RunTold of(Journal journal, String id) {
        return new RunTold(
                journal.run(id).orElseThrow(),
                journal.steps(id),
                journal.lines(id),
                journal.left(id),
                journal.notes(id));
    }
}
