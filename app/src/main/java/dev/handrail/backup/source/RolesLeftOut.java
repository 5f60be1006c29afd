package dev.handrail.backup.source;

import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Says of which PostgreSQL servers databases are backed up and their roles are not: without them nobody gets in again. */
public final class RolesLeftOut {
    private RolesLeftOut() {}

    /** @param sources the names of what is backed up */
    public static List<String> notes(Server server, Set<String> sources) {
        List<Database> chosen = server.databases().stream()
                .filter(entry -> entry.engine() == Engine.POSTGRESQL && sources.contains(entry.name()))
                .toList();
        return chosen.stream()
                .filter(entry -> entry.dump().what() != Dump.What.ROLES)
                .filter(entry -> chosen.stream()
                        .noneMatch(other -> other.dump().what() == Dump.What.ROLES
                                && place(other).equals(place(entry))))
                .map(RolesLeftOut::place)
                .distinct()
                .map(place -> Words.of("backup.note.noroles", place))
                .toList();
    }

    /** Where its PostgreSQL server is. */
    private static String place(Database entry) {
        if (entry.container() != null) {
            return entry.container().name();
        }
        String host = entry.socket() != null ? entry.socket() : entry.host();
        return String.join(":", Arrays.asList(host, String.valueOf(entry.port())));
    }
}
