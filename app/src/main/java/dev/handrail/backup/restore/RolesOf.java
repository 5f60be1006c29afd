package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Entries;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The backup of the roles that a dump's own database server had: a profile may have entries for several of them. */
record RolesOf(Server server, List<Backup> backups) {
    /** The newest good one, unless nobody can tell which backups are of that database server. */
    Optional<Backup> newest(Backup dump) {
        Optional<Database> own = Entries.database(server, dump.source());
        Collection<Optional<Backup>> all = backups.stream()
                .filter(backup -> backup.holdsUsers() && backup.good())
                .filter(backup -> own.isPresent() && isBeside(own.get(), backup))
                .collect(Collectors.groupingBy(Backup::source, Collectors.maxBy(Backup.BY_TIME)))
                .values();
        return all.size() == 1 ? all.iterator().next() : Optional.empty();
    }

    private boolean isBeside(Database own, Backup roles) {
        return Entries.database(server, roles.source())
                .filter(entry -> entry.engine() == own.engine()
                        && entry.host().equals(own.host())
                        && entry.port() == own.port()
                        && Objects.equals(entry.socket(), own.socket())
                        && Objects.equals(entry.container(), own.container()))
                .isPresent();
    }
}
