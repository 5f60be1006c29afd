package dev.handrail.practice;

import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.FileSet;
import dev.handrail.server.LogSource;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.server.UserPath;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a profile names in the folder of a practice server: files that only practising makes, each at a place in it that tells
 * where the folder is, or was. Backups tell nothing: they lie beside it, where somebody may keep others.
 */
final class PracticeTraces {
    private static final Path TOP = Path.of("/");
    private static final PracticeFolder ANY = new PracticeFolder(TOP);

    private PracticeTraces() {}

    /** The folders; several where a person changed some, or only a part was ever taken along. */
    static Set<Path> roots(Server server) {
        Stream<Path> databases =
                server.databases().stream().flatMap(one -> root(file(one), ParishDatabase.passwordPath(ANY)).stream());
        Stream<Path> files = server.files().stream()
                .map(FileSet::directory)
                .flatMap(directory -> root(directory, ANY.uploads()).stream());
        Stream<Path> logs = server.logs().stream()
                .filter(LogSource.LogFile.class::isInstance)
                .flatMap(log -> root(((LogSource.LogFile) log).file(), ANY.log()).stream());
        Stream<Path> flags = server.switches().stream()
                .filter(Switch.FlagFile.class::isInstance)
                .flatMap(flag -> root(((Switch.FlagFile) flag).file(), ANY.maintenanceFlag()).stream());
        return Stream.of(access(server.access()), databases, files, logs, flags)
                .flatMap(roots -> roots)
                .collect(Collectors.toSet());
    }

    /** Those that have the name of this one: of another name they are of something else. */
    static Set<Path> rootsLike(Server server, Path folder) {
        Path name = new PracticeFolder(folder).root().getFileName();
        return roots(server).stream().filter(root -> root.endsWith(name)).collect(Collectors.toSet());
    }

    /** The one in which its key lies. */
    static Optional<Path> byKey(Access.Ssh ssh) {
        return root(ssh.key(), PracticeSsh.userKey(ANY));
    }

    private static Stream<Path> access(Access access) {
        return access instanceof Access.Ssh ssh
                ? Stream.concat(byKey(ssh).stream(), root(file(ssh.password()), PracticeSsh.passwordPath(ANY)).stream())
                : Stream.empty();
    }

    private static @Nullable String file(Database database) {
        return file(database.password());
    }

    private static @Nullable String file(@Nullable SecretRef secret) {
        return secret instanceof SecretRef.File file ? file.path() : null;
    }

    /** The folder in which that is what lies at the place. */
    private static Optional<Path> root(@Nullable String text, Path place) {
        if (text == null) {
            return Optional.empty();
        }
        Path path = UserPath.of(text);
        Path inside = TOP.relativize(place);
        int above = path.getNameCount() - inside.getNameCount();
        return path.isAbsolute() && above > 0 && path.endsWith(inside)
                ? Optional.of(TOP.resolve(path.subpath(0, above)))
                : Optional.empty();
    }
}
