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
        List<String> files = target.kind() == Copy.Kind.S3 ? List.of() : files(target);
        return files.isEmpty() || someOf(files, target)
                ? Optional.empty()
                : Optional.of(Check.blocker(
                        Words.of("backup.check.emptied", target.storage().place(), files.size()),
                        Words.of("backup.check.emptied.next", server)));
    }

    /** Dumps of another program go when that program wants. */
    private List<String> files(Target target) {
        String place = target.storage().place();
        return known.stream()
                .filter(backup -> !backup.manifest().foreign())
                .flatMap(backup -> backup.copies().stream())
                .filter(copy -> copy.lies()
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
            return e.kind() != OperationFailed.Kind.FAILED;
        }
    }
}
