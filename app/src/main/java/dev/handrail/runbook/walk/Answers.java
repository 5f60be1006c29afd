package dev.handrail.runbook.walk;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was answered before a runbook is followed.
 *
 * @param all by the names of the variables, what is the same for each server
 * @param own by the names of the servers, what each has for itself
 */
public record Answers(Map<String, String> all, Map<String, Map<String, String>> own) {
    public Answers {
        all = Map.copyOf(all);
        own = Map.copyOf(own);
    }

    /** Those for a single server. */
    public static Answers of(Map<String, String> all) {
        return new Answers(all, Map.of());
    }

    /** Of what was answered for each server, what is the same everywhere stands once. */
    public static Answers of(Map<String, String> common, Map<String, Map<String, String>> each) {
        Map<String, String> all = new TreeMap<>(common);
        Map<String, Map<String, String>> own = new HashMap<>();
        each.forEach((server, answers) -> answers.forEach((name, answer) -> {
            if (each.values().stream().allMatch(other -> answer.equals(other.get(name)))) {
                all.put(name, answer);
            } else {
                own.computeIfAbsent(server, key -> new TreeMap<>()).put(name, answer);
            }
        }));
        return new Answers(all, own);
    }
}
