package dev.handrail.backup.adopt;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import org.jspecify.annotations.Nullable;

/**
 * What a file in a place turned out to be, and what is to be done with it.
 *
 * @param told for a person
 * @param backup the one to enter, or the one that the copy is of
 * @param copy where it lies
 */
record Finding(
        Fate fate,
        String told,
        @Nullable Backup backup,
        @Nullable Copy copy) {
    /** What is done with it. */
    enum Fate {
        /** It becomes an entry of the catalogue. */
        ENTER,
        /** Its backup is in the catalogue, and this copy is not. */
        ADD_COPY,
        /** The catalogue knows it. */
        KNOWN,
        /** It is no backup, or not one that can be relied on. */
        LEFT_OUT
    }

    static Finding known(String told) {
        return new Finding(Fate.KNOWN, told, null, null);
    }

    static Finding leftOut(String told) {
        return new Finding(Fate.LEFT_OUT, told, null, null);
    }
}
