package dev.handrail.backup.offers;

import dev.handrail.server.Database;
import dev.handrail.shell.Command;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client programs of a database server as they are run by hand: inside its container, and as who may do so.
 *
 * @param database as the profile has it, where it still has it
 * @param variable in which they look for the password
 */
record StockClient(@Nullable Database database, String variable) {
    /** Typed once for all that is run after it; none of them could ask where it reads the dump. */
    List<StockStep> password() {
        return asks()
                ? List.of(new StockStep(
                        Words.of("backup.commands.password", variable), StockStep.typing(variable, false)))
                : List.of();
    }

    private boolean asks() {
        return database != null && database.password() != null;
    }

    /** One that reads what comes before it in a pipeline. */
    Command fed(List<String> program) {
        return around(program, true, asks());
    }

    /** One that must not take up what is pasted after it. */
    Command alone(List<String> program) {
        return around(program, false, asks());
    }

    /** What no database is asked by, where those programs run. */
    Command beside(boolean reads, String... program) {
        return beside(reads, List.of(program));
    }

    Command beside(boolean reads, List<String> program) {
        return around(program, reads, false);
    }

    /** Whether who runs them sees another folder than the one that one is in, or may not read it. */
    boolean elsewhere() {
        return database != null && (database.as() != null || database.container() != null);
    }

    private Command around(List<String> program, boolean reads, boolean password) {
        List<String> all = new ArrayList<>();
        if (database != null && database.as() != null) {
            all.add("sudo");
            all.addAll(password ? List.of("--preserve-env=" + variable) : List.of());
            all.addAll(List.of("-u", database.as()));
        }
        if (database != null && database.container() != null) {
            all.addAll(List.of(database.container().tool().word(), "exec"));
            all.addAll(reads ? List.of("-i") : List.of());
            all.addAll(password ? List.of("--env", variable) : List.of());
            all.add(database.container().name());
        }
        all.addAll(program);
        return Command.of(all);
    }
}
