package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import java.util.List;
import java.util.stream.Stream;

/** The databases of a server whose tables can be compared with those of a backup, row by row. */
final class ComparableDatabases {
    private static final String ROLES = "roles";

    private ComparableDatabases() {}

    /** Of an entry that takes all databases, those that were ever backed up. */
    static List<String> in(Server server, List<Backup> backups) {
        Stream<String> named = server.databases().stream()
                .filter(one -> one.engine() == Engine.POSTGRESQL)
                .map(Database::name);
        Stream<String> backedUp = backups.stream()
                .filter(one -> one.manifest().source().kind().equals(Engine.POSTGRESQL.word()))
                .filter(one -> !one.manifest().artifact().form().equals(ROLES))
                .map(Backup::source);
        return Stream.concat(named, backedUp).distinct().toList();
    }
}
