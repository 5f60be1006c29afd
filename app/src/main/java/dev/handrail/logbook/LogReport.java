package dev.handrail.logbook;

import dev.handrail.journal.Left;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Note;
import dev.handrail.journal.Run;
import dev.handrail.journal.Section;
import dev.handrail.report.Report;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The maintenance log as a report to be printed, each entry in the layout that such logs have. */
final class LogReport {
    private final Times times;
    private final LogEntry entry;
    private final Report.Writing writing;

    LogReport(Times times, String title, String under) {
        this.times = times;
        this.entry = new LogEntry(times);
        this.writing = Report.titled(title, under);
    }

    void add(EntryTold told) {
        MaintenanceEntry written = told.entry();
        writing.chapter(times.day(written.began()) + " · " + written.title())
                .fact(Words.of("logbook.entry.date"), times.day(written.began()))
                .fact(Words.of("logbook.entry.time"), entry.time(written))
                .fact(Words.of("logbook.entry.person"), String.join(", ", written.people()))
                .fact(Words.of("logbook.entry.server"), written.server())
                .fact(Words.of("logbook.entry.type"), written.text(Section.TYPE))
                .fact(Words.of("logbook.entry.run"), written.id());
        for (Section section : Section.values()) {
            if (section != Section.TYPE) {
                part(section, written.text(section));
            }
        }
        notes(told.notes());
    }

    void add(RunTold told) {
        Run run = told.run();
        writing.chapter(times.day(run.started()) + " · " + run.title())
                .fact(Words.of("logbook.entry.date"), times.day(run.started()))
                .fact(Words.of("logbook.entry.time"), entry.time(run))
                .fact(Words.of("logbook.entry.person"), run.person())
                .fact(Words.of("logbook.entry.server"), run.server())
                .fact(Words.of("logbook.entry.type"), run.operation())
                .fact(Words.of("logbook.entry.outcome"), RunList.outcome(run))
                .fact(Words.of("logbook.entry.run"), run.id());
        if (!told.steps().isEmpty()) {
            writing.section(Words.of("logbook.entry.activities"))
                    .bullets(told.steps().stream()
                            .map(step -> step.number() + ". " + step.words())
                            .toList());
        }
        List<String> commands = told.lines().stream()
                .filter(line -> line.where() != null)
                .flatMap(line -> (line.where() + "$ " + line.text()).lines())
                .toList();
        if (!commands.isEmpty()) {
            writing.section(Words.of("logbook.entry.commands")).code(commands);
        }
        issues(run, told.left());
        part(Section.RESOLUTION, LogEntry.resolution(run));
        part(Section.VERIFICATION, made(run));
        part(Section.NEXT, Optional.ofNullable(run.next()).orElse(""));
        notes(told.notes());
    }

    private void notes(List<Note> notes) {
        if (!notes.isEmpty()) {
            writing.section(Words.of("logbook.entry.notes"))
                    .bullets(notes.stream().map(entry::noted).toList());
        }
    }

    Report done() {
        return writing.done();
    }

    private void issues(Run run, List<Left> left) {
        StringBuilder issues = new StringBuilder(run.failure() == null ? "" : run.failure());
        left.forEach(one -> issues.append("\n- ").append(Words.of("logbook.shown.left", one.words())));
        part(Section.ISSUES, issues.toString().strip());
    }

    private static String made(Run run) {
        StringBuilder made = new StringBuilder();
        run.made().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> made.append("- ")
                        .append(one.getKey())
                        .append(": ")
                        .append(one.getValue())
                        .append('\n'));
        return made.toString();
    }

    private void part(Section section, String text) {
        if (text.isBlank()) {
            return;
        }
        writing.section(Words.of(section.key()));
        for (String line : text.lines().toList()) {
            if (line.startsWith("- ")) {
                writing.bullets(List.of(line.substring(2)));
            } else if (!line.isBlank()) {
                writing.paragraph(line);
            }
        }
    }
}
