package dev.handrail.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
