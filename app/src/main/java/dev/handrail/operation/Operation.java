package dev.handrail.operation;

import dev.handrail.server.Server;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Set;

/** One thing done to one server, in steps that are shown before and recorded after. */
public interface Operation {
    /** The words of its offer, such as "backup run". */
    String name();

    /** What it is called for a person, such as "Back up chms_production". */
    String title();

    Server server();

    /** All servers that it works on; nothing else changes any of them meanwhile. */
    default List<Server> servers() {
        return List.of(server());
    }

    /** The server whose name is typed before anything of it is destroyed: one in production, where it works on any. */
    default Server mostCritical() {
        return servers().stream().filter(Server::isProduction).findFirst().orElseGet(this::server);
    }

    Effect effect();

    /**
     * What, besides a server that is changed, only one operation at a time may work on, in words that others use for it
     * too: two backups of one database read only, and must still not run at once.
     */
    default Set<String> exclusions() {
        return Set.of();
    }

    /** The same one, whose questions for secrets of its own go to somebody else: a form has asked them already. */
    default Operation asking(Asker other) {
        return this;
    }

    /** Whether it prepares all beside what is live first, and tells its work before it touches that. */
    default boolean tellsOfExchange() {
        return false;
    }

    /** Looks, and changes nothing. */
    Plan plan() throws OperationFailed;

    /** Does it; to return is to have succeeded. */
    void run(Work work) throws OperationFailed;
}
