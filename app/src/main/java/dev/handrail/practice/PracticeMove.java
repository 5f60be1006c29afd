package dev.handrail.practice;

import dev.handrail.server.Destination;
import dev.handrail.server.FileSet;
import dev.handrail.server.LogSource;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.server.UserPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what a profile names in the folder of a practice server to where that folder is now; what lies elsewhere stays there. */
record PracticeMove(Set<Path> from, Path to) {
    /** @param now the profile that practising makes, which names things in one folder only */
    static PracticeMove of(Server kept, Server now) {
        Path to = PracticeTraces.roots(now).stream().findAny().orElseThrow();
        return new PracticeMove(PracticeTraces.rootsLike(kept, to), to);
    }

    @Nullable
    SecretRef secret(@Nullable SecretRef kept) {
        return kept instanceof SecretRef.File file ? new SecretRef.File(path(file.path())) : kept;
    }

    FileSet files(FileSet kept) {
        return new FileSet(
                kept.name(),
                path(kept.directory()),
                kept.exclude(),
                kept.cold(),
                kept.keep(),
                kept.drill(),
                kept.undo());
    }

    Script script(Script kept) {
        return new Script(kept.name(), command(kept.command()), path(kept.produces()), kept.keep());
    }

    Destination destination(Destination kept) {
        return switch (kept) {
            case Destination.Folder here -> new Destination.Folder(here.name(), path(here.folder()));
            case Destination.ServerFolder there -> new Destination.ServerFolder(there.name(), path(there.folder()));
            case Destination.S3 s3 -> s3;
        };
    }

    LogSource log(LogSource kept) {
        return kept instanceof LogSource.LogFile log ? new LogSource.LogFile(log.name(), path(log.file())) : kept;
    }

    @Nullable
    Switch maintenance(@Nullable Switch kept) {
        return switch (kept) {
            case Switch.FlagFile flag ->
                new Switch.FlagFile(path(flag.file()), flag.webServer(), optional(flag.rule()));
            case Switch.Artisan artisan ->
                new Switch.Artisan(path(artisan.directory()), artisan.retry(), artisan.more());
            case Switch.Commands all ->
                new Switch.Commands(command(all.on()), command(all.off()), command(all.status()));
            case Switch.Several several ->
                new Switch.Several(several.all().stream()
                        .map(one -> Objects.requireNonNull(maintenance(one)))
                        .toList());
            case null, default -> kept;
        };
    }

    Repository repository(Repository kept) {
        return new Repository(kept.name(), kept.url(), optional(kept.directory()), kept.keep());
    }

    private List<String> command(List<String> words) {
        return words.stream().map(this::path).toList();
    }

    @Nullable
    private String optional(@Nullable String path) {
        return path == null ? null : path(path);
    }

    /** As it was written, unless it leads into a folder that is another one now. */
    private String path(String text) {
        if (!text.startsWith("/") && !text.startsWith("~/")) {
            return text;
        }
        Path path = UserPath.of(text);
        if (within(to, path)) {
            return text;
        }
        return from.stream()
                .filter(before -> within(before, path))
                .findFirst()
                .map(before -> moved(before, path).toString())
                .orElse(text);
    }

    private static boolean within(Path root, Path path) {
        return path.startsWith(root) || path.startsWith(backups(root));
    }

    private Path moved(Path before, Path path) {
        return path.startsWith(before)
                ? to.resolve(before.relativize(path))
                : backups(to).resolve(backups(before).relativize(path));
    }

    private static Path backups(Path root) {
        return new PracticeFolder(root).backups();
    }
}
