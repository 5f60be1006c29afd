package dev.handrail.backup;

import dev.handrail.words.OperationFailed;
import org.jspecify.annotations.Nullable;

/** What is written before a restore begins, which takes room that the restore may need. */
@FunctionalInterface
public interface Ahead {
    /** Nothing is. */
    Ahead NOTHING = (folder, user) -> 0;

    /**
     * How many bytes of it come to lie on the disk that a folder of the server is on, as far as that is known.
     *
     * @param user whose rights are needed to see the folder; null for those of who logs in
     */
    long bytesBeside(String folder, @Nullable String user) throws OperationFailed;
}
