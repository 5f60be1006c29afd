package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.Run;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.report.ReportFile;
import dev.handrail.storage.WholeFile;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the maintenance log, oldest first as one reads such a log: what people wrote, and each run that none of it is about. */
final class LogExport {
    private static final int PAGE = 500;

    private final Journal journal;
    private final MaintenanceLog log;
    private final Times times;
    private final Clock clock;

    /** Only what is needed to find it again, for a log of years does not fit into memory with all its lines. */
    private record Item(Instant began, String id, boolean written) {}

    LogExport(Journal journal, MaintenanceLog log, Times times, Clock clock) {
        this.journal = journal;
        this.log = log;
        this.times = times;
        this.clock = clock;
    }

    Answer tell(Arguments arguments, @Nullable String server) throws OperationFailed {
        journal.markInterrupted();
        JournalFilter filter = RunList.between(JournalFilter.all().server(server), arguments, times);
        Path file = Path.of(arguments.one("FILE")).toAbsolutePath();
        List<Item> items = items(filter);
        if (isReport(file)) {
            report(items, file);
        } else {
            WholeFile.write(file, Words.of("logbook.not-exported", file), out -> write(out, items));
        }
        return Answer.lines(
                Map.of("file", file.toString(), "entries", items.size()),
                List.of(Words.of("logbook.exported", items.size(), file)));
    }

    private static boolean isReport(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".pdf") || name.endsWith(".html") || name.endsWith(".htm");
    }

    private String written() {
        return Words.of("logbook.export.written", times.shortly(clock.instant()));
    }

    private void write(Writer out, List<Item> items) throws IOException {
        out.write("# " + Words.of("logbook.export.title") + "\n\n");
        out.write(written() + "\n");
        LogEntry entry = new LogEntry(times);
        for (Item item : items) {
            if (item.written) {
                out.write(entry.of(EntryTold.of(log, journal, item.id)));
            } else {
                out.write(entry.of(RunTold.of(journal, item.id)));
            }
        }
    }

    private void report(List<Item> items, Path file) throws OperationFailed {
        LogReport report = new LogReport(times, Words.of("logbook.export.title"), written());
        for (Item item : items) {
            if (item.written) {
                report.add(EntryTold.of(log, journal, item.id));
            } else {
                report.add(RunTold.of(journal, item.id));
            }
        }
        ReportFile.write(report.done(), file);
    }

    private List<Item> items(JournalFilter filter) {
        List<Item> items = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (MaintenanceEntry entry : log.entries(filter.server(), filter.from(), filter.to())) {
            items.add(new Item(entry.began(), entry.id(), true));
            told.addAll(entry.runs());
        }
        JournalFilter page = filter.limit(PAGE);
        List<Run> runs;
        do {
            runs = journal.runs(page);
            runs.stream()
                    .filter(run -> !told.contains(run.id()))
                    .forEach(run -> items.add(new Item(run.started(), run.id(), false)));
            page = runs.isEmpty() ? page : page.before(runs.getLast().id());
        } while (runs.size() == PAGE);
        items.sort(Comparator.comparing(Item::began).thenComparing(Item::id));
        return items;
    }
}
