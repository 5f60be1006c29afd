package dev.handrail.desktop.frame;

import dev.handrail.backup.Subject;
import dev.handrail.server.Server;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The tabs of a server; one that its profile gives no reason for is absent. */
public enum Tab {
    OVERVIEW("tab.overview", server -> true),
    BACKUPS("tab.backups", server -> !Subject.all(server, List.of()).isEmpty()),
    MAINTENANCE("tab.maintenance", server -> !server.sites().isEmpty() || server.maintenance() != null),
    RUNBOOKS("tab.runbooks", server -> true),
    JOURNAL("tab.journal", server -> true);

    private final String key;
    private final Predicate<Server> reason;

    Tab(String key, Predicate<Server> reason) {
        this.key = key;
        this.reason = reason;
    }

    public String key() {
        return key;
    }

    public static List<Tab> of(Server server) {
        return Arrays.stream(values()).filter(tab -> tab.reason.test(server)).toList();
    }
}
