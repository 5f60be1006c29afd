package dev.handrail.backup;

import dev.handrail.server.Database;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Dump;
import dev.handrail.server.Server;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the entry of a profile that something was backed up by: one that takes all databases makes a source of each. */
public final class Entries {
    private static final String OF = "/";

    private Entries() {}

    /** What one database of an entry that takes all of them is called. */
    public static String source(Database entry, String database) {
        return entry.name() + OF + database;
    }

    /** How a profile names a database to which this entry of it leads. */
    public static String named(Database entry, String database) {
        return entry.dump().what() == Dump.What.ALL ? source(entry, database) : entry.name();
    }

    /**
     * What nobody else may work on meanwhile: the backups of a source, and where its entry takes all databases, those of the
     * entry, which is what a run that takes them all holds.
     */
    public static Set<String> held(Server server, String source) {
        return Stream.concat(Stream.of(source), database(server, source).map(Database::name).stream())
                .map(name -> "backup of " + server.name() + OF + name)
                .collect(Collectors.toSet());
    }

    /** How a source is to be tried out, where its entry says so. */
    public static Optional<DrillRule> drill(Server server, Subject source) {
        return switch (source.sort()) {
            case DATABASE -> database(server, source.name()).flatMap(entry -> Optional.ofNullable(entry.drill()));
            case FILES ->
                server.files().stream()
                        .filter(set -> set.name().equals(source.name()))
                        .findFirst()
                        .flatMap(set -> Optional.ofNullable(set.drill()));
            case SCRIPT, GIT -> Optional.empty();
        };
    }

    public static Optional<Database> database(Server server, String source) {
        return server.database(source)
                .or(() -> server.databases().stream()
                        .filter(entry -> entry.dump().what() == Dump.What.ALL)
                        .filter(entry -> source.startsWith(entry.name() + OF))
                        .findFirst());
    }
}
