package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.Note;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An entry of the maintenance log, with what was noted on it and on the runs that it is about. */
record EntryTold(MaintenanceEntry entry, List<Note> notes) {
    static EntryTold of(MaintenanceLog log, Journal journal, String id) {
        MaintenanceEntry entry = log.entry(id).orElseThrow();
        List<Note> notes = Stream.concat(Stream.of(id), entry.runs().stream())
                .distinct()
                .flatMap(one -> journal.notes(one).stream())
                .sorted(Comparator.comparing(Note::at))
                .toList();
        return new EntryTold(entry, notes);
    }
}
