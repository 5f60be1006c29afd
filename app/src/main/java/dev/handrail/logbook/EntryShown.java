package dev.handrail.logbook;

import dev.handrail.journal.EntryText;
import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.Note;
import dev.handrail.journal.Section;
import dev.handrail.operation.Answer;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what an entry of the maintenance log says, with all that was said before it was put differently. */
final class EntryShown {
    private final MaintenanceLog log;
    private final Journal journal;
    private final Times times;

    EntryShown(MaintenanceLog log, Journal journal, Times times) {
        this.log = log;
        this.journal = journal;
        this.times = times;
    }

    Optional<Answer> tell(String id) {
        List<MaintenanceEntry> versions = log.versions(id);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        MaintenanceEntry last = versions.getLast();
        Map<String, @Nullable Object> document = document(last);
        document.put("versions", versions.stream().map(EntryShown::version).toList());
        List<Note> notes = journal.notes(id);
        document.put("notes", notes.stream().map(NoteOffers::document).toList());
        List<String> lines = new ArrayList<>();
        lines.add(Words.of("logbook.shown.entry", last.title(), last.server()));
        lines.add(Words.of(
                "logbook.shown.entry.when",
                times.shortly(last.began()),
                times.shortly(last.ended()),
                String.join(", ", last.people())));
        lines.add("");
        lines.addAll(EntryText.lines(last));
        for (MaintenanceEntry one : versions) {
            lines.add(Words.of("logbook.shown.version", one.version(), times.shortly(one.written()), one.writer()));
        }
        notes.forEach(note -> lines.add(NoteOffers.line(note, times)));
        last.runs().forEach(run -> lines.add(Words.of("logbook.shown.run", run)));
        return Optional.of(Answer.lines(document, lines));
    }

    /** As it stands among the runs of a list. */
    static Map<String, @Nullable Object> document(MaintenanceEntry entry) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", entry.id());
        document.put("operation", MaintenanceEntry.OPERATION);
        document.put("title", entry.title());
        document.put("server", entry.server());
        document.put("person", String.join(", ", entry.people()));
        document.put("outcome", "DONE");
        document.put("started", entry.began());
        document.put("ended", entry.ended());
        document.put("failure", null);
        document.put("next", null);
        document.put("made", Map.of());
        document.put("runs", entry.runs());
        texts(entry, document);
        return document;
    }

    private static Map<String, @Nullable Object> version(MaintenanceEntry entry) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("version", entry.version());
        document.put("written", entry.written());
        document.put("writer", entry.writer());
        texts(entry, document);
        return document;
    }

    private static void texts(MaintenanceEntry entry, Map<String, @Nullable Object> document) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            texts.put(section.word(), entry.text(section));
        }
        document.put("entry", texts);
    }
}
