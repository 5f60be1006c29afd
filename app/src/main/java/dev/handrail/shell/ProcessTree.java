package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/** Ends a process and all it started, on the machine where it runs and never by group: others may share the group. */
final class ProcessTree {
    private static final Logger LOG = System.getLogger(ProcessTree.class.getName());

    private final Shell shell;

    ProcessTree(Shell shell) {
        this.shell = shell;
    }

    /** @param users whom parts of the tree run as; each is ended by himself, and before the root, while the tree still hangs together */
    void end(long pid, Set<String> users) {
        Command end = ScriptText.command("end-tree.sh", String.valueOf(pid));
        for (String user : users) {
            attempt(end.as(user));
        }
        attempt(end);
    }

    private void attempt(Command end) {
        try {
            shell.run(end);
        } catch (OperationFailed e) {
            // Whoever cancels does not wait for a machine that is gone; the process loses its streams all the same.
            LOG.log(Level.DEBUG, "Not ended", e);
        }
    }
}
