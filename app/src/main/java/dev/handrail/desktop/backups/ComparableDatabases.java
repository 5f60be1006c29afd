package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The databases of a server whose tables can be compared with those of a backup, row by row. */
final class ComparableDatabases {
    private static final Set<String> DATABASES =
            Stream.of(Engine.values()).map(Engine::word).collect(Collectors.toUnmodifiableSet());

    private ComparableDatabases() {}

    /** Of an entry that takes all databases, those that were ever backed up. */
    static List<String> in(Server server, List<Backup> backups) {
        Stream<String> named = server.databases().stream().map(Database::name);
        Stream<String> backedUp = backups.stream()
                .filter(one -> DATABASES.contains(one.manifest().source().kind()))
                .filter(one -> !one.holdsUsers())
                .map(Backup::source);
        return Stream.concat(named, backedUp).distinct().toList();
    }
}
