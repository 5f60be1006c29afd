package dev.handrail.backup.source;

import dev.handrail.operation.Effect;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** Something of a server that can be backed up. */
public interface Source {
    /** Its name in the profile. */
    String name();

    /** What reading it does to the server: most sources are only read, some are stopped for it. */
    default Effect effect() {
        return Effect.READS;
    }

    /** What it stands for at this time: itself, or the sources that are found when one looks. */
    default Found each() throws OperationFailed {
        return new Found(List.of(this), List.of());
    }

    /** Looks at it, changing nothing: what will be read, by which commands, and about how much it is. */
    Tap look() throws OperationFailed;
}
