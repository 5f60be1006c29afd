package dev.handrail.profile;

import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;

/** Signs in to a database of a server, and says what answered, such as "PostgreSQL 15.4". */
@FunctionalInterface
public interface DatabaseProbe {
    String version(Server server, Database database, Shells shells) throws OperationFailed;
}
