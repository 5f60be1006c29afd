package dev.handrail.desktop.runbooks;

import dev.handrail.journal.Section;
import dev.handrail.operation.Arguments;
import dev.handrail.runbook.walk.Ticking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is said of a walkthrough, in the words of the offers that scripts use too. */
record Saying(String id) {
    /** An offer, and what it is given. */
    record Said(String words, Arguments given) {}

    Said tick(Spot spot, String how, String what) {
        return tick(spot, Map.of(how, List.of(what)));
    }

    Said done(Spot spot, String note) {
        return note.isBlank()
                ? tick(spot, Map.of(Ticking.DONE, List.of()))
                : tick(spot, Map.of(Ticking.DONE, List.of(), Ticking.NOTE, List.of(note.strip())));
    }

    private Said tick(Spot spot, Map<String, List<String>> more) {
        Map<String, List<String>> given = at(spot);
        given.putAll(more);
        return new Said("runbook tick", new Arguments(given));
    }

    /** @param what nothing where the word alone says it */
    Said turn(String how, String what) {
        return new Said(
                "runbook turn",
                new Arguments(Map.of("ID", List.of(id), how, what.isEmpty() ? List.of() : List.of(what))));
    }

    /** Ends it with these names, and with these words in the maintenance log. */
    Said finish(List<String> names, Map<Section, String> texts) {
        Map<String, List<String>> given = parts(texts);
        given.put(Ticking.FINISH, List.of());
        given.put(Ticking.SIGN, names);
        return new Said("runbook turn", new Arguments(given));
    }

    /** Puts these parts of its entry in the maintenance log differently. */
    Said entry(Map<Section, String> texts) {
        return new Said("runbook entry", new Arguments(parts(texts)));
    }

    private Map<String, List<String>> parts(Map<Section, String> texts) {
        Map<String, List<String>> given = new HashMap<>(Map.of("ID", List.of(id)));
        texts.forEach((section, text) -> given.put("--" + section.word(), List.of(text)));
        return given;
    }

    Said handOver(String name, String note) {
        Map<String, List<String>> given = new HashMap<>(Map.of("ID", List.of(id)));
        given.put(Ticking.HAND_OVER, List.of(name));
        if (!note.isBlank()) {
            given.put(Ticking.NOTE, List.of(note));
        }
        return new Said("runbook turn", new Arguments(given));
    }

    private Map<String, List<String>> at(Spot spot) {
        Map<String, List<String>> given = new HashMap<>(Map.of("ID", List.of(id), "STEP", List.of(spot.step())));
        if (!spot.server().isEmpty()) {
            given.put(Ticking.ON, List.of(spot.server()));
        }
        return given;
    }

    Arguments run(Spot spot, boolean again) {
        Map<String, List<String>> given = at(spot);
        if (again) {
            given.put("--again", List.of());
        }
        return new Arguments(given);
    }

    /** On every server that is left. */
    Arguments rest(Spot spot) {
        return new Arguments(Map.of("ID", List.of(id), "STEP", List.of(spot.step()), "--rest", List.of()));
    }

    /** @param to as far as to a step of this number, on a server of this name; either may be empty */
    Arguments undo(Spot to) {
        Map<String, List<String>> given = new HashMap<>(Map.of("ID", List.of(id)));
        if (!to.step().isEmpty()) {
            given.put("--to", List.of(to.step()));
        }
        if (!to.server().isEmpty()) {
            given.put(Ticking.ON, List.of(to.server()));
        }
        return new Arguments(given);
    }
}
