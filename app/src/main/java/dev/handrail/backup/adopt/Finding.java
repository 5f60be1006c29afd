package dev.handrail.backup.adopt;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a file in a place turned out to be, and what is to be done with it.
 *
 * @param told for a person
 * @param backup the one to enter, the one that the copy is of, or the one that is known
 * @param copy where it lies
 * @param cause why nothing is known of it
 * @param over what was known to lie where it lies now
 */
record Finding(
        Fate fate,
        String told,
        @Nullable Backup backup,
        @Nullable Copy copy,
        @Nullable OperationFailed cause,
        @Nullable WrittenOver over) {
    Finding(Fate fate, String told, @Nullable Backup backup, @Nullable Copy copy) {
        this(fate, told, backup, copy, null, null);
    }

    /** What is done with it. */
    enum Fate {
        /** It becomes an entry of the catalogue. */
        ENTER,
        /** Its backup is in the catalogue, and this copy is not. */
        ADD_COPY,
        /** The catalogue knows it. */
        KNOWN,
        /** It is no backup, or not one that can be relied on. */
        LEFT_OUT,
        /** It may well be a backup, and cannot be read. */
        UNREAD
    }

    /** Looks at one file. */
    interface Look {
        Finding look() throws OperationFailed;
    }

    /** What is found, unless the file cannot be read: that keeps no other from being found. */
    static Finding orUnread(String file, Look look) throws OperationFailed {
        try {
            return look.look();
        } catch (OperationFailed e) {
            if (stopsAll(e)) {
                throw e;
            }
            String told = Words.of("backup.adopt.unreadable", file, e.cameBack() == null ? e.tried() : e.cameBack());
            return unread(told, e);
        }
    }

    /** Whether no other file can be looked at either. */
    static boolean stopsAll(OperationFailed e) {
        return e.kind() == OperationFailed.Kind.CANCELLED || e.kind() == OperationFailed.Kind.UNREACHABLE;
    }

    static Finding known(String told, Backup backup) {
        return new Finding(Fate.KNOWN, told, backup, null);
    }

    /** The same in other words. */
    Finding telling(String says) {
        return new Finding(fate, says, backup, copy, cause, over);
    }

    /** The same, which lies where those were. */
    Finding writtenOver(WrittenOver those) {
        return new Finding(fate, told, backup, copy, cause, those);
    }

    /** The same, of which another thing is told and entered. */
    Finding entered(String says, Backup as) {
        return new Finding(fate, says, as, copy, cause, over);
    }

    /** The same of a file that nobody asked about. */
    Finding unasked() {
        return fate == Fate.UNREAD ? leftOut(told) : this;
    }

    static Finding unread(String told, OperationFailed cause) {
        return new Finding(Fate.UNREAD, told, null, null, cause, null);
    }

    static Finding leftOut(String told) {
        return new Finding(Fate.LEFT_OUT, told, null, null);
    }
}
