package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            if (Files.isDirectory(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            int entries = write(partial, filter);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            return Answer.lines(
                    Map.of("file", file.toString(), "entries", entries),
                    List.of(Words.of("logbook.exported", entries, file)));
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("logbook.not-exported", file))
                    .next(Words.of("logbook.not-exported.next"))
                    .because(e);
        }
    }

    private int write(Path file, JournalFilter filter) throws IOException {
        List<String> ids = ids(filter);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("# " + Words.of("logbook.export.title") + "\n\n");
            out.write(Words.of("logbook.export.written", times.shortly(clock.instant())) + "\n");
            LogEntry entry = new LogEntry(times);
            for (String id : ids.reversed()) {
                Run run = journal.run(id).orElseThrow();
                out.write(entry.of(run, journal.steps(id), journal.lines(id), journal.left(id)));
            }
        }
        return ids.size();
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
