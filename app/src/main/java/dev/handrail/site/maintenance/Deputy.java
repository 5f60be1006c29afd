package dev.handrail.site.maintenance;

import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.Command;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Optional;

/** Takes a page down on some machine with nobody there. */
interface Deputy {
    Command command() throws OperationFailed;

    /** Whether that is another machine than the one from which it is put up: either may be out of the other's reach. */
    default boolean isApart() {
        return false;
    }

    /** Whether a secret has to lie there until then. */
    default boolean isEntrusted() {
        return false;
    }

    /** As whom curl asks there. */
    default Optional<String> credentials() throws OperationFailed {
        return Optional.empty();
    }

    /** What a person should know of it before, where it is a machine apart. */
    default List<Check> checks() throws OperationFailed {
        return List.of();
    }
}
