package dev.handrail.backup.take;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.Target;
import dev.handrail.operation.Plan.Check;
import dev.handrail.storage.Stored;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
        List<String> files = files(target, Emptied::whole);
        return files.isEmpty() || someOf(files, target)
                ? Optional.empty()
                : Optional.of(Check.blocker(
                        Words.of("backup.check.emptied", target.storage().place(), files.size()),
                        Words.of("backup.check.emptied.next", server)));
    }

    /**
     * What keeps nobody from writing there: all of it was looked for and found missing, which is seen of a disk that is not
     * mounted, too.
     */
    Optional<Check> doubt(Target target) {
        int missing = files(target, copy -> copy.state() == Copy.State.MISSING).size();
        return missing > 0 && files(target, Emptied::whole).isEmpty() && isEmpty(target)
                ? Optional.of(Check.warning(
                        Words.of("backup.check.missing", target.storage().place(), missing),
                        Words.of("backup.check.missing.next")))
                : Optional.empty();
    }

    /** Of one that is half removed, nobody knows what is left. */
    private static boolean whole(Copy copy) {
        return copy.lies() && copy.state() != Copy.State.DELETING_FAILED;
    }

    /** A bucket is on no disk; dumps of another program go when that program wants. */
    private List<String> files(Target target, Predicate<Copy> wanted) {
        if (target.kind() == Copy.Kind.S3) {
            return List.of();
        }
        String place = target.storage().place();
        return known.stream()
                .filter(backup -> !backup.manifest().foreign())
                .flatMap(backup -> backup.copies().stream())
                .filter(copy -> wanted.test(copy)
                        && copy.kind() == target.kind()
                        && copy.place().equals(place))
                .map(Copy::file)
                .toList();
    }

    /** The newest may be hidden now, where they were written while the disk was not mounted. */
    private static boolean someOf(List<String> files, Target target) {
        try {
            return target.storage().size(files.getFirst()).isPresent()
                    || !Collections.disjoint(
                            files,
                            target.storage().list().stream().map(Stored::name).toList());
        } catch (OperationFailed e) {
            return !gone(e);
        }
    }

    private static boolean isEmpty(Target target) {
        try {
            return target.storage().list().isEmpty();
        } catch (OperationFailed e) {
            return gone(e);
        }
    }

    /** A folder that may not be read is no empty one. */
    private static boolean gone(OperationFailed e) {
        return Words.of("storage.gone").equals(e.cameBack());
    }
}
