package dev.handrail.shell;

import dev.handrail.vault.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A program with its arguments, never a string built by hand.
 *
 * @param environment variables that anyone may see
 * @param secrets variables that nobody may see: they reach the program without ever standing in a command line
 * @param directory where it runs, or null for where one lands
 * @param limit how long it may take, or null for as long as it needs
 * @param user whom it runs as, or null for who is logged in
 */
public record Command(
        List<String> arguments,
        Map<String, String> environment,
        Map<String, Secret> secrets,
        @Nullable String directory,
        @Nullable Duration limit,
        @Nullable String user) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        secrets = Map.copyOf(secrets);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("A command needs a program.");
        }
    }

    public static Command of(String... arguments) {
        return of(List.of(arguments));
    }

    public static Command of(List<String> arguments) {
        return new Command(arguments, Map.of(), Map.of(), null, null, null);
    }

    public Command with(String variable, String value) {
        return new Command(arguments, plus(environment, variable, value), secrets, directory, limit, user);
    }

    public Command with(String variable, Secret value) {
        return new Command(arguments, environment, plus(secrets, variable, value), directory, limit, user);
    }

    public Command in(@Nullable String folder) {
        return new Command(arguments, environment, secrets, folder, limit, user);
    }

    public Command within(Duration time) {
        return new Command(arguments, environment, secrets, directory, time, user);
    }

    public Command as(@Nullable String somebody) {
        return new Command(arguments, environment, secrets, directory, limit, somebody);
    }

    /** The same, but for what is run. */
    public Command running(List<String> others) {
        return new Command(others, environment, secrets, directory, limit, user);
    }

    public String program() {
        return arguments.getFirst();
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String key, T value) {
        Map<String, T> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }
}
