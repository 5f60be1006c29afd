package dev.handrail.backup;

import dev.handrail.words.OperationFailed;

/** What is written before a restore begins, which takes room that the restore may need. */
@FunctionalInterface
public interface Ahead {
    /** Nothing is. */
    Ahead NOTHING = folder -> 0;

    /** How many bytes of it come to lie on the disk that a folder of the server is on, as far as that is known. */
    long bytesBeside(String folder) throws OperationFailed;
}
