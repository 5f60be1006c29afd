package dev.handrail.profile;

import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.sql.Programs;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The programs that a server must have for what its profile says, beside those of its databases. */
final class Tools {
    private Tools() {}

    static List<Need> neededBy(Server server) {
        Set<Need> needs = new LinkedHashSet<>();
        for (Database database : server.databases()) {
            Database.Container container = database.container();
            if (container != null) {
                needs.add(new Need(container.tool().word(), true));
            }
        }
        if (!server.databases().isEmpty()) {
            needs.add(new Need("zstd", false));
        }
        return List.copyOf(needs);
    }

    record Need(String name, boolean required) {
        /** Says where it lies; what can be done without is only said to be missing. */
        String found(Shell shell) throws OperationFailed {
            String place = Programs.found(shell, List.of(name)).get(name);
            if (place != null) {
                return Words.of("profile.test.tool.good", name, place);
            }
            if (!required) {
                return Words.of("profile.test.tool.without", name);
            }
            throw OperationFailed.refused(Words.of("profile.test.tool.bad", name))
                    .on(shell.where())
                    .next(Words.of("profile.test.tool.next", name))
                    .build();
        }
    }
}
