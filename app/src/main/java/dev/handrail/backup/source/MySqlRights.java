package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.Objects;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a user may do in a database that is to be restored into. */
public final class MySqlRights {
    private static final List<String> ALWAYS =
            List.of("CREATE", "DROP", "SELECT", "INSERT", "ALTER", "LOCK TABLES", "REFERENCES");
    private static final Map<Kind, String> FOR = new EnumMap<>(Map.of(
            Kind.VIEW, "CREATE VIEW",
            Kind.TRIGGER, "TRIGGER",
            Kind.PROCEDURE, "CREATE ROUTINE",
            Kind.FUNCTION, "CREATE ROUTINE",
            Kind.PACKAGE, "CREATE ROUTINE",
            Kind.EVENT, "EVENT"));

    private static final Set<String> ROUTINES =
            Set.of(Kind.PROCEDURE.word(), Kind.FUNCTION.word(), Kind.PACKAGE.word());

    private final MySqlGrants grants;

    MySqlRights(MySqlGrants grants) {
        this.grants = grants;
    }

    /** What he lacks to put these objects in the place of others, and to drop those. */
    public List<String> lackingToReplace(List<Objects> objects) {
        List<String> lacking = new ArrayList<>(lackingFor(objects));
        if (objects.stream().anyMatch(some -> ROUTINES.contains(some.kind())) && !grants.has("ALTER ROUTINE")) {
            lacking.add("ALTER ROUTINE");
        }
        return lacking;
    }

    /** Whether he sees who else is connected. */
    public boolean seesSessions() {
        return grants.hasEverywhere("PROCESS");
    }

    /** What he lacks to make these objects, and to drop them again. */
    public List<String> lackingFor(List<Objects> objects) {
        List<String> needed = new ArrayList<>(ALWAYS);
        for (Objects some : objects) {
            FOR.forEach((kind, right) -> {
                if (kind.word().equals(some.kind()) && !needed.contains(right)) {
                    needed.add(right);
                }
            });
        }
        return needed.stream().filter(right -> !grants.has(right)).toList();
    }
}
