package dev.handrail.backup;

import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;

/**
 * Whether what lies where a copy of an adopted dump was never completed is another program's: an older version entered such
 * copies before it had looked what lies there, so that their names are no sign of whose the bytes are.
 */
final class AnothersFile {
    private AnothersFile() {}

    static boolean is(Backup backup, Copy copy, Storage storage) throws OperationFailed {
        return copy.state() == Copy.State.FAILED
                && backup.manifest().foreign()
                && storage.size(copy.file()).isPresent()
                && !new FinishedCopy(storage, copy.file()).is(backup.manifest().artifact());
    }
}
