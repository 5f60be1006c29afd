package dev.handrail.backup.take;

import dev.handrail.backup.Target;
import dev.handrail.backup.source.Flow;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** The way by which the bytes of one source become copies in its destinations. Closed without a commit, nothing stays. */
interface Delivery extends AutoCloseable {
    /** A destination that fell out, with why; slow if only because the others could not wait for it. */
    record Lost(Target target, OperationFailed why, boolean slow) {}

    /** Opens every destination; if none can be, there is nothing to read the source for. */
    void begin() throws OperationFailed;

    /** Reads the source to its end. What it answers is believed: every stage ended well, and all counts agree. */
    Stream.Streamed through(Flow flow) throws OperationFailed;

    /** Gives the artifact its name in every destination that got all of it, its manifest first. */
    void commit(byte[] manifest) throws OperationFailed;

    List<Target> stored();

    List<Lost> lost();

    @Override
    void close() throws OperationFailed;
}
