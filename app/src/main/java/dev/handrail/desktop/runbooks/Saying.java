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

    Said tick(String step, String how, String what) {
        return tick(step, Map.of(how, List.of(what)));
    }

    Said done(String step, String note) {
        return note.isBlank()
                ? tick(step, Map.of(Ticking.DONE, List.of()))
                : tick(step, Map.of(Ticking.DONE, List.of(), Ticking.NOTE, List.of(note.strip())));
    }

    private Said tick(String step, Map<String, List<String>> more) {
        Map<String, List<String>> given = new HashMap<>(more);
        given.put("ID", List.of(id));
        given.put("STEP", List.of(step));
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

    Arguments run(String step, boolean again) {
        Map<String, List<String>> given = new HashMap<>(Map.of("ID", List.of(id), "STEP", List.of(step)));
        if (again) {
            given.put("--again", List.of());
        }
        return new Arguments(given);
    }

    Arguments undo(String to) {
        return to.isEmpty() ? Arguments.of("ID", id) : new Arguments(Map.of("ID", List.of(id), "--to", List.of(to)));
    }
}
