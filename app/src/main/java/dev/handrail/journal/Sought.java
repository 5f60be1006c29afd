package dev.handrail.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found so far, newest first.
 *
 * @param edge how far back one has looked; null where there is nothing older
 */
public record Sought(List<Run> runs, @Nullable Edge edge) {
    public Sought {
        runs = List.copyOf(runs);
    }

    /** The oldest run that was looked at. */
    public record Edge(String run, Instant began) {
        static Edge of(Run run) {
            return new Edge(run.id(), run.started());
        }
    }
}
