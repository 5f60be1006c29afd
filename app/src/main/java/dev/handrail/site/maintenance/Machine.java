package dev.handrail.site.maintenance;

import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;

/** The machine on which a switch is thrown: the server, or the one at which the person sits. */
interface Machine {
    Shell open() throws OperationFailed;
}
