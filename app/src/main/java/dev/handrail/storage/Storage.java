package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A place where backups lie: things have names, are whole or not there at all, and are never overwritten. */
public interface Storage {
    /** The place, for a person; two storages of the same place are the same. */
    String place();

    /** Where exactly a thing of that name lies, for a person and for commands. */
    String locate(String name);

    /** Begins to write something; it gets its name only when it is committed. */
    Sink begin(String name) throws OperationFailed;

    /** Writes something small, whole or not at all. */
    void write(String name, byte[] content) throws OperationFailed;

    InputStream read(String name) throws OperationFailed;

    /**
     * The SHA-256 of it in hexadecimal, as a stream that ends when it is known: worked out where it lies, so that none of it
     * comes here. An empty stream where nothing there can work it out.
     */
    default InputStream sha256(String name) throws OperationFailed {
        return InputStream.nullInputStream();
    }

    /** How large it is; empty if it is not there. A place that cannot be reached is a failure, not an absence. */
    OptionalLong size(String name) throws OperationFailed;

    /** Removes it; says whether it was there. */
    boolean delete(String name) throws OperationFailed;

    /** Whether what is removed stays there as an older version, as far as removing something has shown. */
    default boolean keepsVersions() {
        return false;
    }

    /** Removes what an interrupted writing of that name left; what is whole stays. */
    void discard(String name) throws OperationFailed;

    /** All that lies there whole. */
    List<Stored> list() throws OperationFailed;

    /** The names of the folders right in it, in which others may have put something. */
    default List<String> folders() throws OperationFailed {
        return List.of();
    }

    /** One of them as a storage of its own. */
    default Storage within(String name) throws OperationFailed {
        throw OperationFailed.refused(Words.of("storage.name", name))
                .next(Words.of("storage.name.next"))
                .build();
    }

    /** What interrupted writings left, and what is being written. */
    List<Unfinished> unfinished() throws OperationFailed;

    /** How many bytes still fit; empty where there is no such limit. */
    OptionalLong free() throws OperationFailed;

    /**
     * The disk that it lies on: two places that answer the same share their room. Empty where there is no such limit, or
     * nobody can tell.
     */
    default Optional<String> disk() throws OperationFailed {
        return Optional.empty();
    }

    /**
     * What tells this place from every other, whichever way leads there: two that answer the same are one. Empty where nobody
     * can tell.
     */
    default Optional<String> identity() throws OperationFailed {
        return Optional.empty();
    }

    /** How many bytes the place holds in all; empty where there is no such limit. */
    default OptionalLong capacity() throws OperationFailed {
        return OptionalLong.empty();
    }
}
