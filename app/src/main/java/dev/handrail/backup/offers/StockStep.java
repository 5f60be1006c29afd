package dev.handrail.backup.offers;

import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Pipeline;
import java.util.List;

/**
 * One thing to be done by hand, on whichever machine.
 *
 * @param what it does, for a person
 * @param lines to be pasted there
 */
record StockStep(String what, List<String> lines) {
    static StockStep of(String what, Command command) {
        return new StockStep(what, List.of(CommandText.of(command)));
    }

    static StockStep of(String what, Pipeline pipeline) {
        return new StockStep(what, List.of(CommandText.of(pipeline)));
    }
}
