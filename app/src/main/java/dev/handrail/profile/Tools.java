package dev.handrail.profile;

import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.sql.Programs;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The programs that a server must have for what its profile says. */
final class Tools {
    private Tools() {}

    static List<Need> neededBy(Server server) {
        Set<Need> needs = new LinkedHashSet<>();
        for (Database database : server.databases()) {
            Database.Container container = database.container();
            if (container != null) {
                needs.add(new Need(List.of(container.tool().word()), true));
            } else {
                dump(database.engine()).forEach(names -> needs.add(new Need(names, true)));
            }
        }
        if (!server.databases().isEmpty()) {
            needs.add(new Need(List.of("zstd"), false));
        }
        return List.copyOf(needs);
    }

    private static List<List<String>> dump(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> List.of(List.of("pg_dump"), List.of("pg_restore"));
            case MARIADB -> List.of(List.of("mariadb-dump", "mysqldump"));
            case MYSQL -> List.of(List.of("mysqldump"));
        };
    }

    /** A program, by any of its names. */
    record Need(List<String> names, boolean required) {
        /** Says where it lies; what can be done without is only said to be missing. */
        String found(Shell shell) throws OperationFailed {
            Optional<Map.Entry<String, String>> there =
                    Programs.found(shell, names).entrySet().stream().findFirst();
            if (there.isPresent()) {
                return Words.of(
                        "profile.test.tool.good",
                        there.get().getKey(),
                        there.get().getValue());
            }
            if (!required) {
                return Words.of("profile.test.tool.without", names.getFirst());
            }
            throw OperationFailed.refused(Words.of("profile.test.tool.bad", String.join(", ", names)))
                    .on(shell.where())
                    .next(Words.of("profile.test.tool.next", names.getFirst()))
                    .build();
        }
    }
}
