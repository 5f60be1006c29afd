package dev.handrail.backup.source;

import dev.handrail.shell.Pipeline;
import dev.handrail.words.OperationFailed;

/** A source while it is read: the commands whose output is the backup, and what they mean by what they say. */
public interface Flow extends AutoCloseable {
    Pipeline pipeline();

    /** The same for a person to read, without what is only there to count. */
    default Pipeline shown() {
        return pipeline();
    }

    /** Looks at a line of stderr; says whether it was meant for this flow alone and need not be told. */
    default boolean hears(String line) {
        return false;
    }

    /** Whether a stage of the pipeline ended well; some programs say with a status that all is well but for a remark. */
    default boolean endedWell(int stage, int status) {
        return status == 0;
    }

    /** Called as soon as nothing more will be read, well or not, while destinations may still be at work. */
    default void read() {}

    /** Called when every byte went by and every stage ended well: what it was that went by. */
    Content finish() throws OperationFailed;

    /** Lets go of the source: ends the snapshot, starts what was stopped. */
    @Override
    void close() throws OperationFailed;
}
