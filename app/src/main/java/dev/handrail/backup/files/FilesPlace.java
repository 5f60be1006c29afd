package dev.handrail.backup.files;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Origin;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where files are restored: their own server or another.
 *
 * @param live the directory they are from, as it is called there; null where there is none
 * @param cold what is stopped while that directory is exchanged, if the profile says so
 * @param exclude what of that directory the profile leaves out of its backups
 */
public record FilesPlace(Server server, @Nullable String live, FileSet.@Nullable Cold cold, List<String> exclude) {
    private static final String KIND = "files";

    /** @param on the name of another server */
    public static FilesPlace of(Backup backup, Optional<String> on, Servers servers) throws OperationFailed {
        Server server = on.isPresent()
                ? servers.require(on.get())
                : Origin.of(backup, servers).required();
        if (!backup.manifest().source().kind().equals(KIND)) {
            return new FilesPlace(server, null, null, List.of());
        }
        String origin = backup.manifest().source().origin();
        Optional<FileSet> set = server.files().stream()
                .filter(one -> one.name().equals(backup.source()))
                .findFirst()
                .or(() -> server.files().stream()
                        .filter(one -> one.directory().equals(origin))
                        .findFirst());
        boolean own = server.name().equals(backup.server());
        return new FilesPlace(
                server,
                set.map(FileSet::directory).orElse(own ? origin : null),
                set.map(FileSet::cold).orElse(null),
                set.map(FileSet::exclude).orElse(List.of()));
    }

    /** The directory, for what cannot be done without it. */
    String required(Backup backup) throws OperationFailed {
        if (live == null) {
            throw OperationFailed.refused(Words.of("files.nolive", server.name(), backup.source()))
                    .next(Words.of("files.nolive.next"))
                    .build();
        }
        return live;
    }
}
