package dev.handrail.runbook.walk;

import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The draft of an entry that was signed before: what a person put differently stays, and what happened since is added. */
final class Redraft {
    private Redraft() {}

    /**
     * @param kept as it was put last
     * @param before as it was drafted then
     * @param now as it is drafted by what has happened by now
     */
    static MaintenanceEntry of(MaintenanceEntry kept, MaintenanceEntry before, MaintenanceEntry now) {
        Map<Section, String> texts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            texts.put(section, text(kept.text(section), before.text(section), now.text(section)));
        }
        // Who signed it the first time did so, whoever signs it now.
        Set<String> people = new TreeSet<>(kept.people());
        people.addAll(now.people());
        return now.by(List.copyOf(people)).with(texts);
    }

    private static String text(String kept, String before, String now) {
        if (kept.equals(before)) {
            return now;
        }
        List<String> lines = new ArrayList<>();
        if (!kept.isEmpty()) {
            lines.add(kept);
        }
        Set<String> told = EntryDraft.told(before);
        told.addAll(EntryDraft.told(kept));
        EntryDraft.told(now).stream().filter(line -> !told.contains(line)).forEach(lines::add);
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
