package dev.handrail;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data folder: the one given, else HANDRAIL_HOME, else where the platform keeps such things. */
public final class Home {
    private Home() {}

    public static Path of(Optional<String> given, Map<String, String> environment, String system, Path user) {
        return given.or(() -> present(environment.get("HANDRAIL_HOME")))
                .map(Path::of)
                .orElseGet(() -> ofPlatform(environment, system.toLowerCase(Locale.ROOT), user))
                .toAbsolutePath()
                .normalize();
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
