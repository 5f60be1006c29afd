package dev.handrail.operation;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;

/** One thing done to one server, in steps that are shown before and recorded after. */
public interface Operation {
    /** The words of its offer, such as "backup run". */
    String name();

    /** What it is called for a person, such as "Back up chms_production". */
    String title();

    Server server();

    Effect effect();

    /** Looks, and changes nothing. */
    Plan plan() throws OperationFailed;

    /** Does it; to return is to have succeeded. */
    void run(Work work) throws OperationFailed;
}
