package dev.handrail.runbook.walk;

import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.runbook.Step;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The end of a walkthrough: the entry of the maintenance log, the names under it, and then it is over. */
public final class Finishing {
    private final WalkMeans means;
    private final String id;

    public Finishing(WalkMeans means, String id) {
        this.means = means;
        this.id = id;
    }

    /** As it was put last, or drafted from what has happened so far. */
    public MaintenanceEntry entry() throws OperationFailed {
        Standing standing = means.standing(id);
        Optional<MaintenanceEntry> kept = means.log().entry(id);
        if (kept.isPresent() && !standing.isOpen()) {
            return kept.get();
        }
        return draft(standing, kept);
    }

    /** Of what was signed before and opened again, a person's words are kept, and what happened since is added. */
    private MaintenanceEntry draft(Standing standing, Optional<MaintenanceEntry> kept) {
        MaintenanceEntry now = cleaned(drafted(standing));
        return kept.map(entry ->
                        Redraft.of(entry, cleaned(drafted(means.before(standing, signed(standing, entry)))), now))
                .orElse(now);
    }

    private MaintenanceEntry drafted(Standing standing) {
        return EntryDraft.of(standing, means.clock().instant(), means.clock().getZone());
    }

    /** After how much of what happened it was signed; a program that died over it may not have come to say so. */
    private static int signed(Standing standing, MaintenanceEntry entry) {
        List<Happening> all = standing.happened();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).kind() == Happening.Kind.FINISHED) {
                return i;
            }
        }
        return (int)
                all.stream().filter(what -> !what.at().isAfter(entry.ended())).count();
    }

    /** Puts parts of it differently, beside what was said before; only what is finished has an entry. */
    public MaintenanceEntry reword(Map<Section, String> texts) throws OperationFailed {
        if (means.standing(id).isOpen()) {
            throw OperationFailed.refused(Words.of("runbook.entry.early", id))
                    .next(Words.of("runbook.entry.early.next", id))
                    .build();
        }
        return means.log().add(cleaned(entry().with(texts)));
    }

    /**
     * Signs, writes the entry and ends it.
     *
     * @param names who signs; whoever is at this computer where none is given
     * @param texts what the person put differently than the draft
     */
    public MaintenanceEntry finish(List<String> names, Map<Section, String> texts) throws OperationFailed {
        Standing standing = means.standing(id);
        requireDone(standing);
        List<String> signed = signed(standing, names);
        MaintenanceEntry draft = draft(standing, means.log().entry(id));
        List<String> people = new ArrayList<>(draft.people());
        signed.stream().filter(name -> !people.contains(name)).forEach(people::add);
        // Before the last word of the walkthrough: what ends between the two is finished once more, and nothing is
        // lost.
        MaintenanceEntry wanted = cleaned(draft.by(people).with(texts));
        Walkthrough walkthrough = standing.walkthrough();
        MaintenanceEntry entry = walkthrough.several()
                ? means.log().add(wanted, walkthrough.servers())
                : means.log().add(wanted);
        String words = Words.of("runbook.signed-off", String.join(", ", signed));
        means.walkthroughs()
                .add(id, Happening.of(Happening.Kind.FINISHED, "", means.clean().apply(words)));
        return entry;
    }

    private void requireDone(Standing standing) throws OperationFailed {
        Guard.open(standing);
        Optional<Step> next = standing.next();
        if (next.isPresent()) {
            throw OperationFailed.refused(Words.of("runbook.turn.unfinished"))
                    .cameBack(next.get().number() + " " + next.get().title())
                    .next(Words.of("runbook.turn.unfinished.next"))
                    .build();
        }
    }

    /** How many persons have to sign that this is over. */
    public static int wanted(Standing standing) {
        return Math.max(1, standing.runbook().signatures());
    }

    /** Each person signs once, however the name is written. */
    public static List<String> persons(List<String> names) {
        List<String> persons = new ArrayList<>();
        for (String name : names) {
            String plain = name.strip().replaceAll("\\s+", " ");
            if (!plain.isEmpty() && persons.stream().noneMatch(one -> isSame(one, plain))) {
                persons.add(plain);
            }
        }
        return persons;
    }

    private static boolean isSame(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private List<String> signed(Standing standing, List<String> names) throws OperationFailed {
        List<String> signed =
                persons(names.isEmpty() ? List.of(means.walkthroughs().person()) : names);
        int wanted = wanted(standing);
        if (signed.size() < wanted) {
            throw OperationFailed.refused(Words.of("runbook.finish.signatures", wanted, signed.size()))
                    .next(Words.of("runbook.finish.signatures.next"))
                    .build();
        }
        return signed;
    }

    private MaintenanceEntry cleaned(MaintenanceEntry entry) {
        Map<Section, String> texts = new EnumMap<>(Section.class);
        entry.texts()
                .forEach((section, text) -> texts.put(section, means.clean().apply(text)));
        return entry.with(texts);
    }
}
