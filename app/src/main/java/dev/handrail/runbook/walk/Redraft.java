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

/**
 * The draft of an entry that was signed before: what a person put differently stays, what happened since is added, and what
 * was drafted then and is not true any more is left out.
 */
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
        List<String> lines = new ArrayList<>(lasting(kept, before, now));
        Set<String> told = EntryDraft.told(before);
        told.addAll(EntryDraft.told(kept));
        EntryDraft.told(now).stream().filter(line -> !told.contains(line)).forEach(lines::add);
        // All that was kept has come to an end.
        boolean nothing =
                lines.isEmpty() && !kept.isBlank() && EntryDraft.told(now).isEmpty();
        return nothing ? now : lines.stream().collect(Collectors.joining("\n"));
    }

    /** The lines of a person, and of those that were drafted the ones that would be drafted still. */
    private static List<String> lasting(String kept, String before, String now) {
        Set<String> over = before.lines().map(String::strip).collect(Collectors.toSet());
        now.lines().map(String::strip).forEach(over::remove);
        return kept.lines()
                .filter(line -> line.isBlank() || !over.contains(line.strip()))
                .toList();
    }
}
