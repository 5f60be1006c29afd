package dev.handrail.journal;

import dev.handrail.words.Words;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An entry of the maintenance log in the words of a person. It is never changed: what was put differently later is a further
 * version beside it.
 *
 * @param id that of the walkthrough it came from, where there is one
 * @param version counted from one
 * @param people who did it and who signed
 * @param runs what was run for it, which stands in the journal
 * @param written when this version was, and by whom
 */
public record MaintenanceEntry(
        String id,
        int version,
        String title,
        String server,
        Instant began,
        Instant ended,
        List<String> people,
        List<String> runs,
        Map<Section, String> texts,
        Instant written,
        String writer) {
    /** The operation under which entries stand among the runs. */
    public static final String OPERATION = "log entry";

    public MaintenanceEntry {
        people = List.copyOf(people);
        runs = List.copyOf(runs);
        Map<Section, String> all = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            all.put(section, texts.getOrDefault(section, "").strip());
        }
        texts = Collections.unmodifiableMap(all);
    }

    public String text(Section section) {
        return texts.getOrDefault(section, "");
    }

    /** As it stands among the runs of a list. */
    public Run asRun() {
        return new Run(
                id,
                OPERATION,
                Words.of("logbook.entry.titled", title),
                server,
                String.join(", ", people),
                began,
                ended,
                Outcome.DONE,
                null,
                null,
                Map.of());
    }

    /** Whether it says this anywhere; capitals do not matter. */
    boolean says(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(title, server, String.join(", ", people)), texts.values().stream())
                .anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** The same with other words in some of its parts. */
    public MaintenanceEntry with(Map<Section, String> changed) {
        Map<Section, String> all = new EnumMap<>(Section.class);
        all.putAll(texts);
        all.putAll(changed);
        return new MaintenanceEntry(id, version, title, server, began, ended, people, runs, all, written, writer);
    }

    /** The same with these persons. */
    public MaintenanceEntry by(List<String> names) {
        return new MaintenanceEntry(id, version, title, server, began, ended, names, runs, texts, written, writer);
    }
}
