package dev.handrail.profile;

import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import java.util.Optional;

/** Signs in to a database of a server, and says what answered, such as "PostgreSQL 15.4". */
@FunctionalInterface
public interface DatabaseProbe {
    String version(Server server, Database database, Shells shells) throws OperationFailed;

    /**
     * Says which program would take its backups, where that is not said with what answered.
     *
     * @param answered what answered; nothing where nobody did
     */
    default Optional<String> dumper(Server server, Database database, Shell shell, Optional<String> answered)
            throws OperationFailed {
        return Optional.empty();
    }
}
