package dev.handrail.shell;

import java.util.ArrayList;
import java.util.List;

/** Commands joined so that each reads what the one before it writes. */
public record Pipeline(List<Command> stages) {
    public Pipeline {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("A pipeline needs a command.");
        }
    }

    public static Pipeline of(Command command) {
        return new Pipeline(List.of(command));
    }

    public Pipeline pipe(Command next) {
        List<Command> more = new ArrayList<>(stages);
        more.add(next);
        return new Pipeline(more);
    }
}
