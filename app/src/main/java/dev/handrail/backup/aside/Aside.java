package dev.handrail.backup.aside;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database that a restore put aside, or files.
 *
 * @param run the run that did it
 * @param subject what backups of it are of
 * @param kept where it is now
 * @param undoable whether it can be put back
 */
public record Aside(String run, String server, Subject subject, String kept, Instant at, boolean undoable) {
    static Aside of(KeptDatabase one) {
        return new Aside(one.run(), one.server(), Subject.database(one.source()), one.kept(), one.at(), true);
    }

    static Aside of(KeptFiles one) {
        Subject subject = new Subject(Subject.Sort.FILES, one.source());
        return new Aside(one.run(), one.server(), subject, one.kept(), one.at(), one.undoable());
    }

    /** All of a server, oldest first. */
    static List<Aside> on(String server, Means means) {
        return Stream.concat(
                        means.kept().all().stream().map(Aside::of),
                        means.keptFiles().all().stream().map(Aside::of))
                .filter(one -> one.server().equals(server))
                .sorted(Comparator.comparing(Aside::at).thenComparing(Aside::run))
                .toList();
    }
}
