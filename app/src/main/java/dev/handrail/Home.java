package dev.handrail;

import dev.handrail.cli.Display;
import dev.handrail.cli.Globals;
import dev.handrail.cli.Terminal;
import dev.handrail.desktop.Forerunner;
import dev.handrail.server.UserPath;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the data folder is named: the one given, else HANDRAIL_HOME, else where the platform keeps such things. */
public final class Home {
    private static final String VARIABLE = "HANDRAIL_HOME";

    private Home() {}

    /** Help is there though the folder is not; a plan shows what is, and leaves the data where they lie. */
    static Whereabouts of(Globals globals, Terminal terminal, Map<String, String> environment, Clock clock)
            throws OperationFailed {
        Path user = Path.of(System.getProperty("user.home"));
        Optional<Path> given = named(globals.home(), environment, user);
        if (given.isPresent()) {
            return Whereabouts.named(given.get());
        }
        String system = System.getProperty("os.name");
        Elsewhere elsewhere = new Elsewhere(usual(environment, system, user));
        if (globals.help()) {
            return Whereabouts.guessed(elsewhere);
        }
        if (globals.plan()) {
            return Whereabouts.unseen(elsewhere).present();
        }
        Whereabouts.Told lines = Whereabouts.Told.lines(terminal::say);
        return globals.alone() && Display.isThere(environment, system, System.getProperty("glass.platform", ""))
                ? Forerunner.of(elsewhere, told -> Whereabouts.settledAnew(elsewhere, clock, told), lines)
                : Whereabouts.settled(elsewhere, clock, lines);
    }

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
