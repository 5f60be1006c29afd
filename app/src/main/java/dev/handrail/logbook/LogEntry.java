package dev.handrail.logbook;

import dev.handrail.journal.Left;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Note;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.journal.Section;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One entry of the maintenance log in Markdown: when, by whom, of what type, what was done, what went wrong, how it was
 * resolved and verified, and what comes next, as far as the journal knows.
 */
record LogEntry(Times times) {

    String of(RunTold told) {
        Run run = told.run();
        StringBuilder entry = new StringBuilder();
        entry.append("\n## ")
                .append(times.day(run.started()))
                .append(" · ")
                .append(plain(run.title()))
                .append("\n\n");
        fact(entry, Words.of("logbook.entry.date"), times.day(run.started()));
        fact(entry, Words.of("logbook.entry.time"), time(run));
        fact(entry, Words.of("logbook.entry.person"), plain(run.person()));
        fact(entry, Words.of("logbook.entry.server"), plain(run.server()));
        fact(entry, Words.of("logbook.entry.type"), plain(run.operation()));
        fact(entry, Words.of("logbook.entry.outcome"), RunList.outcome(run));
        fact(entry, Words.of("logbook.entry.run"), run.id());
        section(entry, Words.of("logbook.entry.activities"), activities(told.steps()));
        section(entry, Words.of("logbook.entry.commands"), commands(told.lines()));
        section(entry, Words.of("logbook.entry.issues"), issues(run, told.left()));
        section(entry, Words.of("logbook.entry.resolution"), resolution(run));
        section(entry, Words.of("logbook.entry.verification"), made(run));
        section(entry, Words.of("logbook.entry.next"), run.next() == null ? "" : plain(run.next()));
        section(entry, Words.of("logbook.entry.notes"), notes(told.notes()));
        return entry.toString();
    }

    /** What a person wrote, in the same layout. */
    String of(EntryTold told) {
        MaintenanceEntry written = told.entry();
        StringBuilder entry = new StringBuilder();
        entry.append("\n## ")
                .append(times.day(written.began()))
                .append(" · ")
                .append(plain(written.title()))
                .append("\n\n");
        fact(entry, Words.of("logbook.entry.date"), times.day(written.began()));
        fact(entry, Words.of("logbook.entry.time"), time(written));
        fact(entry, Words.of("logbook.entry.person"), plain(String.join(", ", written.people())));
        fact(entry, Words.of("logbook.entry.server"), plain(written.server()));
        fact(entry, Words.of("logbook.entry.type"), plain(written.text(Section.TYPE)));
        fact(entry, Words.of("logbook.entry.run"), written.id());
        for (Section section : Section.values()) {
            if (section != Section.TYPE) {
                section(entry, Words.of(section.key()), lines(written.text(section)));
            }
        }
        section(entry, Words.of("logbook.entry.notes"), notes(told.notes()));
        return entry.toString();
    }

    String time(MaintenanceEntry entry) {
        return Words.of(
                "logbook.entry.until",
                times.time(entry.began()),
                times.time(entry.ended()),
                Amounts.duration(Duration.between(entry.began(), entry.ended())));
    }

    /** A line that a person began with a dash stays an item of a list, and each other one a line of its own. */
    private static String lines(String text) {
        return text.lines()
                .map(line -> line.startsWith("- ") ? "- " + plain(line.substring(2)) : plain(line))
                .collect(Collectors.joining("\n"));
    }

    String time(Run run) {
        Instant ended = run.ended();
        String from = times.time(run.started());
        return ended == null ? from : Words.of("logbook.entry.until", from, times.time(ended), RunList.took(run));
    }

    private static String activities(List<Run.Step> steps) {
        return steps.stream()
                .map(step -> step.number() + ". " + plain(step.words()))
                .collect(Collectors.joining("\n"));
    }

    /** Indented, so that whatever stands in a command cannot end the block. */
    private static String commands(List<Run.Line> lines) {
        return lines.stream()
                .filter(line -> line.where() != null)
                .map(line ->
                        "    " + line.where() + "$ " + printable(line.text().replaceAll("\\R", "\n    ")))
                .collect(Collectors.joining("\n"));
    }

    private static String issues(Run run, List<Left> left) {
        StringBuilder issues = new StringBuilder(run.failure() == null ? "" : plain(run.failure()));
        for (Left one : left) {
            issues.append("\n- ").append(plain(Words.of("logbook.shown.left", one.words())));
        }
        return issues.toString().strip();
    }

    static String resolution(Run run) {
        if (run.outcome() == Outcome.DONE) {
            return Words.of("logbook.entry.no-issue");
        }
        return run.outcome() == null ? "" : Words.of("logbook.entry.open");
    }

    private static String made(Run run) {
        return run.made().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(made -> "- " + plain(made.getKey()) + ": " + plain(made.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private String notes(List<Note> notes) {
        return notes.stream().map(note -> "- " + plain(noted(note))).collect(Collectors.joining("\n"));
    }

    /** What was added afterwards, when and by whom. */
    String noted(Note note) {
        return Words.of("logbook.entry.note", times.shortly(note.at()), note.person(), note.text());
    }

    private static void fact(StringBuilder entry, String name, String value) {
        entry.append("- **").append(name).append(":** ").append(value).append('\n');
    }

    private static void section(StringBuilder entry, String name, String text) {
        if (!text.isBlank()) {
            entry.append("\n**").append(name).append("**\n\n").append(text).append('\n');
        }
    }

    /** Text that Markdown shows as it is: neither a sign in it nor how it begins means anything. */
    private static String plain(String text) {
        return printable(text.replaceAll("\\R", " "))
                .strip()
                .replaceAll("([\\\\`*_\\[\\]<>#|&~])", "\\\\$1")
                .replaceFirst("^([-+=])", "\\\\$1")
                .replaceFirst("^(\\d+)([.)])", "$1\\\\$2");
    }

    /** Without what would steer the terminal of whoever looks at the file there. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "\uFFFD");
    }
}
