package dev.handrail.backup;

import dev.handrail.backup.seal.Age;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.sql.ToolFinder;
import dev.handrail.words.OperationFailed;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What backups are made and restored with.
 *
 * @param kept the databases that restores put aside
 * @param keptFiles the files that they did
 * @param servers the book of those that backups are from
 * @param ids makes the identity of a new backup
 * @param places the way to where copies lie
 * @param age encrypts and decrypts them
 * @param folder where backups go of a server whose profile names no destination
 * @param sites looks whether those of a server are well
 */
public record Means(
        Shells shells,
        Databases databases,
        ToolFinder tools,
        Catalogue catalogue,
        KeptDatabases kept,
        KeptFileSets keptFiles,
        Servers servers,
        Places places,
        Age age,
        Clock clock,
        Supplier<String> ids,
        Path folder,
        SiteWatch sites) {
    /**
     * What is stored of a backup, as it was before it was encrypted. Its own server's key opens it wherever it is restored to.
     *
     * @param target where it is restored to, whose key is tried where its own server is known no more
     * @param file its name, for a person
     */
    InputStream opened(Backup backup, Server target, String file, InputStream stored) throws OperationFailed {
        List<String> readers = backup.manifest().artifact().encryption();
        if (readers.isEmpty()) {
            return stored;
        }
        Origin origin = Origin.of(backup, servers);
        return age.open(origin.known() ? origin.server() : target, readers, file, stored);
    }
}
