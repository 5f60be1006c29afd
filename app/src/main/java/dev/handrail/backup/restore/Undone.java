package dev.handrail.backup.restore;

import dev.handrail.journal.Run;
import java.util.List;

/**
 * Which restores were undone. An undo may be undone in its turn.
 *
 * @param undos those that went well
 */
public record Undone(List<Run> undos) {
    /** What an undo notes the run under that it undid. */
    public static final String UNDID = "undid";

    public Undone {
        undos = List.copyOf(undos);
    }

    public boolean has(Run run) {
        return undos.stream().anyMatch(undo -> run.id().equals(undo.made().get(UNDID)) && !has(undo));
    }
}
