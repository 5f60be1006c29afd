package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import java.util.Set;

/** What can stand for one another: a database is no substitute for its roles, nor for files of the same name. */
record Line(String kind, String name, boolean roles) {
    private static final Set<String> ROLES = Set.of("roles", "users");

    static Line of(Backup backup) {
        return new Line(
                backup.manifest().source().kind(),
                backup.source(),
                ROLES.contains(backup.manifest().artifact().form()));
    }
}
