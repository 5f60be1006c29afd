package dev.handrail.backup;

import dev.handrail.operation.Work;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.OptionalLong;

/**
 * Whether what lies where a copy of an adopted dump should be is another program's: the one that made the dump may have
 * written a newer one of that name since, and an older version of this one entered copies before it had looked what lies
 * there. So no name is a sign of whose the bytes are.
 */
record AnothersFile(Backup backup, Copy copy, Storage storage) {

    /** As far as a plan can tell: what was stored whole is not read for it. */
    boolean seems() throws OperationFailed {
        OptionalLong size = storage.size(copy.file());
        if (size.isEmpty() || !backup.manifest().foreign()) {
            return false;
        }
        return copy.state() == Copy.State.FAILED
                ? !new FinishedCopy(storage, copy.file()).is(backup.manifest().artifact())
                : size.getAsLong() != stored() && !halfRemoved();
    }

    boolean is(Work work) throws OperationFailed {
        OptionalLong size = storage.size(copy.file());
        if (size.isEmpty() || !backup.manifest().foreign()) {
            return false;
        }
        boolean same = size.getAsLong() == stored()
                && new StoredHash(storage, copy.file(), stored(), work)
                        .sha256()
                        .equals(backup.manifest().artifact().sha256());
        if (!same && halfRemoved() && !isRest()) {
            throw OperationFailed.refused(Words.of("backup.delete.untold", copy.located()))
                    .on(storage.place())
                    .next(Words.of("backup.delete.untold.next"))
                    .build();
        }
        return !same && !halfRemoved();
    }

    /** Files of a folder go one by one. */
    private boolean halfRemoved() {
        return FoldersWhole.is(copy.file()) && copy.state() == Copy.State.DELETING_FAILED;
    }

    private long stored() {
        return backup.manifest().artifact().storedBytes();
    }

    /**
     * Whether it is certain that it is what is left of a folder that is half removed: nothing in it is newer than its table of
     * contents. Where something is, it may be its own data, which is written after that, or another's: nobody can tell.
     */
    private boolean isRest() throws OperationFailed {
        return storage.within(FoldersWhole.folder(copy.file())).list().stream()
                .noneMatch(file -> file.changed().isAfter(backup.taken()));
    }
}
