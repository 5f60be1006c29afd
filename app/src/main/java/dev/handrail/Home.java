package dev.handrail;

import dev.handrail.server.UserPath;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the data folder is named: the one given, else HANDRAIL_HOME, else where the platform keeps such things. */
public final class Home {
    private static final String VARIABLE = "HANDRAIL_HOME";

    private Home() {}

    /** The one that was named for this start, if any. */
    public static Optional<Path> named(Optional<String> given, Map<String, String> environment, Path user)
            throws OperationFailed {
        Optional<Path> chosen = given.isPresent()
                ? given.map(folder -> UserPath.of(folder, user))
                : ofVariable(present(environment.get(VARIABLE)), user);
        return chosen.map(folder -> folder.toAbsolutePath().normalize());
    }

    /** The platform's own, from which a file may lead elsewhere. */
    public static Path usual(Map<String, String> environment, String system, Path user) {
        return ofPlatform(environment, system.toLowerCase(Locale.ROOT), user)
                .toAbsolutePath()
                .normalize();
    }

    /** A variable holds in whatever folder one happens to be: a relative one would make an empty store in each. */
    private static Optional<Path> ofVariable(Optional<String> folder, Path user) throws OperationFailed {
        Optional<Path> path = folder.map(name -> UserPath.of(name, user));
        if (path.isPresent() && !path.get().isAbsolute()) {
            throw OperationFailed.usage(Words.of("cli.usage.home.relative", VARIABLE, folder.orElseThrow()))
                    .next(Words.of("cli.usage.home.relative.next", VARIABLE))
                    .build();
        }
        return path;
    }

    private static Path ofPlatform(Map<String, String> environment, String system, Path user) {
        if (system.contains("mac")) {
            return user.resolve("Library/Application Support/Handrail");
        }
        if (system.contains("windows")) {
            return present(environment.get("APPDATA"))
                    .map(Path::of)
                    .orElse(user)
                    .resolve("Handrail");
        }
        // A relative one is to be ignored, says the XDG specification.
        return present(environment.get("XDG_DATA_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(user.resolve(".local/share"))
                .resolve("handrail");
    }

    private static Optional<String> present(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
