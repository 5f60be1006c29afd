package dev.handrail.runbook.text;

import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Step;
import java.util.ArrayList;
import java.util.List;

/** A step while the file is read. */
final class StepDraft {
    private final String title;
    private final Attributes attributes;
    private final int line;
    private final List<String> why = new ArrayList<>();
    private final List<Fence> fences = new ArrayList<>();
    private final List<StepDraft> steps = new ArrayList<>();

    StepDraft(String title, Attributes attributes, int line) {
        this.title = title;
        this.attributes = attributes;
        this.line = line;
    }

    void why(String text) {
        why.add(text);
    }

    void fence(Fence fence) {
        fences.add(fence);
    }

    void step(StepDraft step) {
        steps.add(step);
    }

    /** The one that was read last, here or below. */
    StepDraft last() {
        return steps.isEmpty() ? this : steps.getLast().last();
    }

    Step made(String number) {
        List<Step> made = new ArrayList<>();
        for (StepDraft step : steps) {
            made.add(step.made(number + "." + (made.size() + 1)));
        }
        return new Step(
                number,
                title,
                String.join("\n\n", why),
                attributes.has("pause"),
                signatures(attributes),
                attributes.has("evidence"),
                attributes.has("each"),
                fences,
                made,
                line);
    }

    static int signatures(Attributes attributes) {
        if (!attributes.has("sign-off")) {
            return 0;
        }
        return attributes
                .of("sign-off")
                .filter(number -> number.matches("[1-9]"))
                .map(Integer::parseInt)
                .orElse(1);
    }
}
