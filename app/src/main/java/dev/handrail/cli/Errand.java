package dev.handrail.cli;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import java.util.List;

/**
 * A word of the command line that is no offer, because it is about Handrail itself: open the window, take the tour.
 *
 * @param word as typed; empty for the bare command
 */
public record Errand(String word, String help, List<Argument> arguments, Body body) {
    public Errand {
        arguments = List.copyOf(arguments);
    }

    /** Does it, and says the exit status. */
    public interface Body {
        int run(Arguments arguments) throws OperationFailed;
    }
}
