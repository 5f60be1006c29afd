package dev.handrail.runbook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A guide as it was read.
 *
 * @param purpose what it is for, in a sentence
 * @param templates the kinds of systems that it is for; empty where it is for any
 * @param signatures how many persons must put their names to the whole of it at the end
 * @param needs what the profile of a server must have, so that it is to be done there again and again
 * @param countsAs the operations that are as good as following it, as far as it is a duty
 * @param guide whether it has no task list, as what somebody wrote for people only
 * @param findings what was noticed while it was read
 */
public record Runbook(
        String title,
        @Nullable String purpose,
        List<String> templates,
        @Nullable String kind,
        @Nullable String cadence,
        @Nullable String owner,
        @Nullable String reviewed,
        int signatures,
        List<Known> needs,
        List<String> countsAs,
        List<Variable> variables,
        List<Phase> phases,
        boolean guide,
        List<Finding> findings) {
    public Runbook {
        templates = List.copyOf(templates);
        needs = List.copyOf(needs);
        countsAs = List.copyOf(countsAs);
        variables = List.copyOf(variables);
        phases = List.copyOf(phases);
        findings = List.copyOf(findings);
    }

    /** Every step, in the order of the file. */
    public Stream<Step> steps() {
        return phases.stream().flatMap(phase -> phase.steps().stream()).flatMap(Step::all);
    }

    public Optional<Step> step(String number) {
        return steps().filter(step -> step.number().equals(number)).findFirst();
    }

    public Optional<Variable> variable(String name) {
        return variables.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
