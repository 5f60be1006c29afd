package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.storage.WholeFile;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the maintenance log as Markdown, one entry a run, oldest first as one reads such a log. */
final class LogExport {
    private static final int PAGE = 500;

    private final Journal journal;
    private final Times times;
    private final Clock clock;

    LogExport(Journal journal, Times times, Clock clock) {
        this.journal = journal;
        this.times = times;
        this.clock = clock;
    }

    Answer tell(Arguments arguments) throws OperationFailed {
        journal.markInterrupted();
        JournalFilter filter = RunList.between(
                JournalFilter.all().server(arguments.maybe("--server").orElse(null)), arguments, times);
        Path file = Path.of(arguments.one("FILE")).toAbsolutePath();
        List<String> ids = ids(filter);
        WholeFile.write(file, Words.of("logbook.not-exported", file), out -> write(out, ids));
        return Answer.lines(
                Map.of("file", file.toString(), "entries", ids.size()),
                List.of(Words.of("logbook.exported", ids.size(), file)));
    }

    private void write(Writer out, List<String> ids) throws IOException {
        out.write("# " + Words.of("logbook.export.title") + "\n\n");
        out.write(Words.of("logbook.export.written", times.shortly(clock.instant())) + "\n");
        LogEntry entry = new LogEntry(times);
        for (String id : ids.reversed()) {
            Run run = journal.run(id).orElseThrow();
            out.write(entry.of(run, journal.steps(id), journal.lines(id), journal.left(id)));
        }
    }

    /** Only the ids are gathered, newest first: a log of years does not fit into memory with all its lines. */
    private List<String> ids(JournalFilter filter) {
        List<String> ids = new ArrayList<>();
        JournalFilter page = filter.limit(PAGE);
        while (true) {
            List<Run> runs = journal.runs(page);
            runs.forEach(run -> ids.add(run.id()));
            if (runs.size() < PAGE) {
                return ids;
            }
            page = page.before(runs.getLast().id());
        }
    }
}
