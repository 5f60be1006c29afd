package dev.handrail.journal;

import java.util.Set;

/**
 * What is known of a run before it runs.
 *
 * @param operation the words of its offer
 * @param holds the names of what only one run at a time may have; a second run that wants one of them is refused
 */
public record Beginning(String operation, String title, String server, String person, Set<String> holds) {
    public Beginning {
        holds = Set.copyOf(holds);
    }
}
