package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import java.io.InputStream;

/** A place where backups lie: things have names, are whole or not there at all, and are never overwritten. */
public interface Storage {
    /** The place, for a person. */
    String place();

    /** Where exactly a thing of that name lies, for a person and for commands. */
    String locate(String name);

    /** Begins to write something; it gets its name only when it is committed. */
    Sink begin(String name) throws OperationFailed;

    /** Writes something small, whole or not at all. */
    void write(String name, byte[] content) throws OperationFailed;

    InputStream read(String name) throws OperationFailed;

    long size(String name) throws OperationFailed;

    /** Removes it; says whether it was there. */
    boolean delete(String name) throws OperationFailed;

    /** How many bytes still fit. */
    long free() throws OperationFailed;
}
