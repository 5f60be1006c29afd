package dev.handrail.operation;

import dev.handrail.words.OperationFailed;
import java.util.List;

/**
 * Something Handrail can do or tell, declared once, in its feature: command line, palette, runbooks and window are all
 * made from the one list of offers.
 */
public sealed interface Offer {
    /** As a person types it: "backup run". */
    String words();

    /** As a person reads it: "Back up now". */
    String title();

    List<Argument> arguments();

    /** An offer to do something to a server. */
    record Action(String words, String title, Effect effect, List<Argument> arguments, Maker maker) implements Offer {}

    /** An offer to tell something, which changes no server. */
    record Question(String words, String title, List<Argument> arguments, Teller teller) implements Offer {}

    /** Makes the operation that was asked for. */
    interface Maker {
        Operation make(Arguments arguments) throws OperationFailed;
    }

    /** Finds the answer. */
    interface Teller {
        Answer tell(Arguments arguments) throws OperationFailed;
    }
}
