package dev.handrail.runbook.walk;

import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long it took the other times that the same runbook was followed: half of them took longer.
 *
 * @param phases by their titles
 * @param steps by their numbers and titles, of those that run something
 * @param rollback from the word that it is to be rolled back to the end; empty where it never was
 */
public record Earlier(Map<String, Duration> phases, Map<String, Duration> steps, Optional<Duration> rollback) {
    static Earlier of(List<Standing> others) {
        Map<String, List<Duration>> phases = new HashMap<>();
        Map<String, List<Duration>> steps = new HashMap<>();
        List<Duration> rollbacks = new ArrayList<>();
        for (Standing one : others) {
            for (Phase phase : one.runbook().phases()) {
                boolean over =
                        phase.steps().stream().allMatch(step -> one.state(step).over());
                if (over) {
                    elapsed(one, phase)
                            .ifPresent(time -> phases.computeIfAbsent(phase.title(), title -> new ArrayList<>())
                                    .add(time));
                }
            }
            one.runbook()
                    .steps()
                    .forEach(step -> one.servers(step).stream()
                            .flatMap(server -> ran(one, step, server).stream())
                            .forEach(time -> steps.computeIfAbsent(key(step), key -> new ArrayList<>())
                                    .add(time)));
            rolledBack(one).ifPresent(rollbacks::add);
        }
        return new Earlier(medians(phases), medians(steps), median(rollbacks));
    }

    /** How long a step runs as a rule. */
    public Optional<Duration> of(Step step) {
        return Optional.ofNullable(steps.get(key(step)));
    }

    public Optional<Duration> of(Phase phase) {
        return Optional.ofNullable(phases.get(phase.title()));
    }

    private static String key(Step step) {
        return step.number() + " " + step.title();
    }

    /** From the first to the last that happened in a phase. */
    static Optional<Duration> elapsed(Standing standing, Phase phase) {
        Instant first = null;
        Instant last = null;
        for (Step step : phase.steps().stream().flatMap(Step::all).toList()) {
            for (Happening what : standing.happened(step.number())) {
                first = first == null || what.at().isBefore(first) ? what.at() : first;
                last = last == null || what.at().isAfter(last) ? what.at() : last;
            }
        }
        return first == null || last == null ? Optional.empty() : Optional.of(Duration.between(first, last));
    }

    /** How long all that a step does took on a server, each of it the last time that it came to its end. */
    static Optional<Duration> ran(Standing standing, Step step, String server) {
        Map<Integer, Instant> began = new HashMap<>();
        Map<Integer, Duration> took = new HashMap<>();
        for (Happening what : standing.happened(step.number())) {
            if (!what.server().equals(server)) {
                continue;
            }
            switch (what.kind()) {
                case BEGAN -> began.put(what.fence(), what.at());
                case PASSED, WARNED ->
                    took.put(what.fence(), Duration.between(began.getOrDefault(what.fence(), what.at()), what.at()));
                case UNDONE -> took.clear();
                default -> {}
            }
        }
        return took.values().stream().reduce(Duration::plus);
    }

    private static Optional<Duration> rolledBack(Standing standing) {
        Instant word = null;
        Instant end = null;
        for (Happening what : standing.happened()) {
            switch (what.kind()) {
                case ROLLED_BACK -> word = word == null ? what.at() : word;
                case FINISHED -> end = what.at();
                default -> {}
            }
        }
        return word == null || end == null ? Optional.empty() : Optional.of(Duration.between(word, end));
    }

    private static Map<String, Duration> medians(Map<String, List<Duration>> all) {
        Map<String, Duration> medians = new HashMap<>();
        all.forEach((key, times) -> median(times).ifPresent(time -> medians.put(key, time)));
        return Map.copyOf(medians);
    }

    private static Optional<Duration> median(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }
}
