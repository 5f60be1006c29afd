package dev.handrail.cli;

import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as it is shown before anything happens: lines for a person, a document for a script. */
final class PlanText {
    private PlanText() {}

    static List<String> lines(Operation operation, Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(Words.of(
                "cli.plan.title",
                plan.title(),
                operation.server().name(),
                Words.of(operation.server().environment().key())));
        for (Plan.Check check : plan.checks()) {
            lines.add("  "
                    + Words.of(
                            "cli.plan.check",
                            Words.of(check.state().key()),
                            check.text().replace("\n", "\n      ")));
            if (check.advice() != null) {
                lines.add("      " + check.advice());
            }
        }
        int number = 1;
        for (Plan.Step step : plan.steps()) {
            lines.add("  "
                    + Words.of(
                            "cli.plan.step",
                            number++,
                            step.text(),
                            step.where(),
                            Words.of(step.effect().key())));
            if (step.command() != null) {
                step.command().lines().forEach(line -> lines.add("       $ " + line));
            }
        }
        plan.cannotUndo().forEach(what -> lines.add("  " + Words.of("cli.plan.cannot-undo", what)));
        return lines;
    }

    static Map<String, @Nullable Object> document(Operation operation, Plan plan) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("operation", operation.name());
        document.put("title", plan.title());
        document.put("server", operation.server().name());
        document.put("environment", operation.server().environment().word());
        document.put("effect", plan.effect());
        document.put("blocked", plan.blocked());
        document.put("checks", plan.checks());
        document.put("steps", plan.steps());
        document.put("cannotUndo", plan.cannotUndo());
        return document;
    }
}
