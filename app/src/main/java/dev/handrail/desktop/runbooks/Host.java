package dev.handrail.desktop.runbooks;

import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a step that is done for each server stands on one of them.
 *
 * @param last when something happened there last
 * @param words why it failed or was left out; empty where there is nothing to say
 */
record Host(String server, Progress.State state, Optional<Instant> last, String words) {
    /** None where the step is done once. */
    static List<Host> all(Standing standing, Step step) {
        return standing.isSpread(step)
                ? standing.servers(step).stream()
                        .map(server -> of(standing, step, server))
                        .toList()
                : List.of();
    }

    private static Host of(Standing standing, Step step, String server) {
        Optional<Instant> last = standing.happened(step.number()).reversed().stream()
                .filter(what -> what.server().equals(server))
                .map(Happening::at)
                .findFirst();
        String words = standing.words(step, server).lines().findFirst().orElse("");
        return new Host(server, standing.state(step, server), last, words);
    }
}
