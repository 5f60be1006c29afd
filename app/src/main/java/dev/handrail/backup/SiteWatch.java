package dev.handrail.backup;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** Looks at the sites of a server as visitors do, for whoever has to know whether they go on working. */
@FunctionalInterface
public interface SiteWatch {
    /** Of which site it can be told whether it is as the profile expects it; not of one behind a maintenance page. */
    List<Seen> look(Server server) throws OperationFailed;

    /**
     * How a site is.
     *
     * @param why it is not well, empty where it is
     */
    record Seen(String site, boolean well, String why) {}
}
