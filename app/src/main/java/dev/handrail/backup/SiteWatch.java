package dev.handrail.backup;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** Looks at the sites of a server as visitors do, for whoever has to know whether they go on working. */
@FunctionalInterface
public interface SiteWatch {
    /** How each of its sites is. */
    List<Seen> look(Server server) throws OperationFailed;

    /**
     * How a site is.
     *
     * @param why it is not well, empty where it is
     */
    record Seen(String site, State state, String why) {
        public enum State {
            WELL,
            UNWELL,
            /** Nobody can tell whether it is as the profile expects it, as behind a maintenance page. */
            UNJUDGED
        }

        public boolean well() {
            return state == State.WELL;
        }
    }
}
