package dev.handrail.sql;

import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/**
 * The pg_dump that a database would be backed up by.
 *
 * @param place the folder that it lies in, or the container
 */
public record Dumper(String place, String version) {
    /** Any version will do. */
    public static final int ANY = 0;

    /** Looked for as a backup does it; a failure says that there is none, or that those there are older than the server. */
    public static Dumper of(Shell shell, Database database, int serverMajor) throws OperationFailed {
        Container container = database.container();
        if (container != null) {
            String version = ToolFinder.insideVersion(shell, database, container, serverMajor);
            return new Dumper(Words.of("sql.tools.container", container.name()), version);
        }
        ToolFinder.Found found = ToolFinder.best(shell, serverMajor);
        return new Dumper(found.folder(), found.version());
    }
}
