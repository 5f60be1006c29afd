package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Origin;
import dev.handrail.backup.Subject;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Optional;
import java.util.function.Predicate;

/** Where a backup of a database is restored to: its own server or another, by an entry of that one's profile. */
record RestorePlace(Server server, Database beside) {
    /** @param on the name of another server */
    static RestorePlace of(Backup backup, Optional<String> on, Servers servers) throws OperationFailed {
        Server server = on.isPresent()
                ? servers.require(on.get())
                : Origin.of(backup, servers).required();
        if (backup.holdsUsers()) {
            throw OperationFailed.refused(Words.of("restore.roles", backup.id()))
                    .next(Words.of("restore.roles.next", backup.id()))
                    .build();
        }
        if (Subject.of(backup).sort() != Subject.Sort.DATABASE) {
            throw OperationFailed.refused(Words.of("restore.nodatabase", backup.id(), backup.source()))
                    .next(Words.of("restore.nodatabase.next", backup.id()))
                    .build();
        }
        Predicate<Database> same =
                d -> d.engine().word().equals(backup.manifest().source().kind());
        Database beside = Entries.database(server, backup.source())
                .filter(same)
                .or(() -> server.databases().stream().filter(same).findFirst())
                .orElseThrow(
                        () -> OperationFailed.refused(Words.of("backup.nodatabase", server.name(), backup.source()))
                                .next(Words.of("backup.nodatabase.next"))
                                .build());
        return new RestorePlace(server, beside);
    }

    /** What is replaced must be named by the profile: a database of the same name on another database server is another. */
    RestorePlace naming(Backup backup) throws OperationFailed {
        String origin = backup.manifest().source().origin();
        boolean named = beside.name().equals(origin)
                || Entries.database(server, backup.source())
                        .filter(beside::equals)
                        .isPresent();
        if (!named) {
            throw OperationFailed.refused(Words.of("restore.replace.unnamed", server.name(), origin))
                    .next(Words.of("restore.replace.unnamed.next", origin))
                    .build();
        }
        return this;
    }
}
