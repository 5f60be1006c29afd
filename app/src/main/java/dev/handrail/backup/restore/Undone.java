package dev.handrail.backup.restore;

import dev.handrail.journal.Run;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Which restores were undone. An undo may be undone in its turn.
 *
 * @param undos however they ended: one that took place says so, also where its end was lost sight of
 */
public record Undone(List<Run> undos) {
    /** What an undo notes the run under that it undid. */
    public static final String UNDID = "undid";

    public Undone {
        undos = List.copyOf(undos);
    }

    /**
     * Notes it once it is known.
     *
     * @param putBack the run that is undone, empty for none
     */
    public static void note(String putBack, BiConsumer<String, String> made) {
        if (!putBack.isEmpty()) {
            made.accept(UNDID, putBack);
        }
    }

    public boolean has(Run run) {
        return undos.stream().anyMatch(undo -> run.id().equals(undo.made().get(UNDID)) && !has(undo));
    }
}
