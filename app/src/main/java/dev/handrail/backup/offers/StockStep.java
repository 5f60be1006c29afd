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

    /**
     * Has a variable typed that holds nothing yet. Where no terminal is, or none is typed, the program that looks for it
     * finds what its own files hold, which an empty variable might hide from it.
     *
     * @param seen whether it may be read off the screen
     */
    static List<String> typing(String variable, boolean seen) {
        String read = seen ? "read -r " : "read -rs ";
        return List.of(
                "[ -n \"$" + variable + "\" ] || IFS= " + read + variable + " </dev/tty || :",
                "[ -z \"$" + variable + "\" ] || export " + variable);
    }

    static StockStep of(String what, Pipeline pipeline) {
        return new StockStep(what, List.of(CommandText.of(pipeline)));
    }
}
