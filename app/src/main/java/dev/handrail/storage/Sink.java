package dev.handrail.storage;

import dev.handrail.words.OperationFailed;

/** Something being written. Closed without a commit, nothing of it stays. */
public interface Sink extends AutoCloseable {
    /** Where it lies until it is whole. */
    String partial();

    void write(byte[] bytes, int length) throws OperationFailed;

    /** Everything was written: make it last, and give it its name. */
    void commit() throws OperationFailed;

    @Override
    void close() throws OperationFailed;
}
