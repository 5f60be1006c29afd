package dev.handrail.journal;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a run before it runs.
 *
 * @param operation the words of its offer
 * @param others on which servers it works beside its own, and is found under each of them
 * @param holds the names of what only one run at a time may have; a second run that wants one of them is refused
 */
public record Beginning(
        String operation, String title, String server, Set<String> others, String person, Set<String> holds) {
    public Beginning {
        others = others.stream().filter(other -> !other.equals(server)).collect(Collectors.toUnmodifiableSet());
        holds = Set.copyOf(holds);
    }

    /** Of a run that works on one server. */
    public Beginning(String operation, String title, String server, String person, Set<String> holds) {
        this(operation, title, server, Set.of(), person, holds);
    }
}
