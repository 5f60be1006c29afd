package dev.handrail.backup;

import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Server;
import java.util.Optional;

/** Finds the entry of a profile that something was backed up by: one that takes all databases makes a source of each. */
public final class Entries {
    private static final String OF = "/";

    private Entries() {}

    /** What one database of an entry that takes all of them is called. */
    public static String source(Database entry, String database) {
        return entry.name() + OF + database;
    }

    public static Optional<Database> database(Server server, String source) {
        return server.database(source)
                .or(() -> server.databases().stream()
                        .filter(entry -> entry.dump().what() == Dump.What.ALL)
                        .filter(entry -> source.startsWith(entry.name() + OF))
                        .findFirst());
    }
}
