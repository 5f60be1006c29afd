package dev.handrail.runbook.walk;

import dev.handrail.runbook.Step;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/** For which server something is to be done or said of a step. */
record Turns(Standing standing, Step step) {
    /** The server that was named, or all of them; refused where the step is not done for that one. */
    String named(Optional<String> on) throws OperationFailed {
        if (on.isEmpty()) {
            return Standing.ALL;
        }
        String name = known(standing.walkthrough(), on.get());
        if (!standing.walkthrough().several()) {
            return Standing.ALL;
        }
        if (!standing.isSpread(step)) {
            throw OperationFailed.usage(Words.of("runbook.on.once", step.number()))
                    .next(Words.of("runbook.on.once.next"))
                    .build();
        }
        return name;
    }

    /** The server of a walkthrough that has this name, however it is written. */
    static String known(Walkthrough walkthrough, String name) throws OperationFailed {
        return walkthrough.servers().stream()
                .filter(server -> server.equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> OperationFailed.usage(Words.of("runbook.on.other", name))
                        .next(Words.of("runbook.on.which", walkthrough.named()))
                        .build());
    }

    /** The one that was named; refused where none was, and the step is done for each. */
    String oneOf(Optional<String> on) throws OperationFailed {
        if (on.isEmpty() && standing.isSpread(step)) {
            throw OperationFailed.usage(Words.of("runbook.on.missing", step.number()))
                    .next(Words.of("runbook.on.which", standing.walkthrough().named()))
                    .build();
        }
        return named(on);
    }

    /** The one whose turn it is; where it is done for all, only somebody can say where it is to be done again. */
    String next(boolean again) throws OperationFailed {
        Optional<String> turn = standing.turn(step);
        if (turn.isPresent()) {
            return turn.get();
        }
        return again ? oneOf(Optional.empty()) : standing.servers(step).getFirst();
    }

    /** The servers for which there is something left of it. */
    List<String> left() {
        return standing.servers(step).stream()
                .filter(server -> !standing.state(step, server).over())
                .toList();
    }
}
