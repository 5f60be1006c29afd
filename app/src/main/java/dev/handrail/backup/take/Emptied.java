package dev.handrail.backup.take;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.KnownFiles;
import dev.handrail.backup.Means;
import dev.handrail.backup.Target;
import dev.handrail.operation.Plan.Check;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/**
 * Finds the folder that has nothing of what the catalogue has there: as a rule its disk is not mounted, and what is written
 * there would fill the disk of the system.
 *
 * @param known the backups of the server, newest first
 */
record Emptied(String server, List<Backup> known) {
    static Emptied of(Means means, String server) throws OperationFailed {
        return new Emptied(server, means.catalogue().of(server));
    }

    /** Nothing where all is well, or where the folder cannot be asked: to ask it for its room will say why. */
    Optional<Check> check(Target target) {
        KnownFiles whole = known(target).which(Emptied::whole);
        return whole.copies().isEmpty() || someOf(whole, target)
                ? Optional.empty()
                : Optional.of(Check.blocker(
                        Words.of(
                                "backup.check.emptied",
                                target.storage().place(),
                                whole.copies().size()),
                        Words.of("backup.check.emptied.next", server)));
    }

    /**
     * What keeps nobody from writing there: all of it was looked for and found missing, which is seen of a disk that is not
     * mounted, too.
     */
    Optional<Check> doubt(Target target) {
        KnownFiles all = known(target);
        KnownFiles missing = all.which(copy -> copy.state() == Copy.State.MISSING);
        return !missing.copies().isEmpty() && all.which(Emptied::whole).copies().isEmpty() && !someOf(missing, target)
                ? Optional.of(Check.warning(
                        Words.of(
                                "backup.check.missing",
                                target.storage().place(),
                                missing.copies().size()),
                        Words.of("backup.check.missing.next")))
                : Optional.empty();
    }

    /** Of one that is half removed, nobody knows what is left. */
    private static boolean whole(Copy copy) {
        return copy.lies() && copy.state() != Copy.State.DELETING_FAILED;
    }

    private KnownFiles known(Target target) {
        return KnownFiles.of(known, target.kind(), target.storage().place());
    }

    /** The newest may be hidden now, where they were written while the disk was not mounted. */
    private static boolean someOf(KnownFiles files, Target target) {
        try {
            return target.storage().size(files.copies().getFirst().file()).isPresent() || files.anyIn(target.storage());
        } catch (OperationFailed e) {
            return !Words.of("storage.gone").equals(e.cameBack()); // a folder that may not be read is no empty one
        }
    }
}
