package dev.handrail.runbook.text;

import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A phase while the file is read. */
final class PhaseDraft {
    private final String title;
    private final Attributes attributes;
    private final int line;
    private final List<String> why = new ArrayList<>();
    private final List<StepDraft> steps = new ArrayList<>();

    PhaseDraft(String title, Attributes attributes, int line) {
        this.title = title;
        this.attributes = attributes;
        this.line = line;
        if (attributes.has("pause")) {
            steps.add(new StepDraft(Words.of("runbook.pause", title), only("pause"), line));
        }
    }

    void why(String text) {
        if (steps.isEmpty()) {
            why.add(text);
        } else {
            steps.getLast().last().why(text);
        }
    }

    void step(StepDraft step) {
        steps.add(step);
    }

    List<StepDraft> steps() {
        return steps;
    }

    /** What somebody wrote for people: a part of it that has nothing to do is still there to be read. */
    void toBeRead() {
        if (steps.isEmpty() && !why.isEmpty()) {
            StepDraft read = new StepDraft(Words.of("runbook.read", title), Attributes.NONE, line);
            why.forEach(read::why);
            why.clear();
            steps.add(read);
        }
    }

    /** @param number its place among those that have steps; zero where it has none */
    Phase made(int number) {
        List<StepDraft> all = new ArrayList<>(steps);
        if (attributes.has("sign-off")) {
            all.add(new StepDraft(Words.of("runbook.sign-off", title), only("sign-off"), line));
        }
        List<Step> made = new ArrayList<>();
        for (StepDraft step : all) {
            made.add(step.made(number + "." + (made.size() + 1)));
        }
        return new Phase(number, title, when(), attributes.has("any-order"), String.join("\n\n", why), made, line);
    }

    boolean isEmpty() {
        return steps.isEmpty() && !attributes.has("sign-off");
    }

    private Phase.When when() {
        return attributes.has("rollback")
                ? Phase.When.ROLLBACK
                : attributes.has("before")
                        ? Phase.When.BEFORE
                        : attributes.has("after") ? Phase.When.AFTER : Phase.When.DURING;
    }

    private Attributes only(String name) {
        Map<String, String> one = new LinkedHashMap<>();
        one.put(name, attributes.of(name).orElse(""));
        return new Attributes(one);
    }
}
