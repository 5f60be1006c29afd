package dev.handrail.server;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the records of a profile demand of their parts, said in the words of the profile file. */
final class Require {
    private Require() {}

    static void text(String key, String value) {
        if (value.isBlank()) {
            throw new InvalidProfile(key, "profile.invalid.empty");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c))) {
            throw new InvalidProfile(key, "profile.invalid.control");
        }
    }

    static void port(int port) {
        if (port < 1 || port > 65535) {
            throw new InvalidProfile("port", "profile.invalid.port");
        }
    }

    static <T> List<T> distinct(String key, List<T> parts, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (T part : parts) {
            if (!seen.add(name.apply(part))) {
                throw new InvalidProfile(key, "profile.invalid.twice", name.apply(part));
            }
        }
        return List.copyOf(parts);
    }

    static <T> List<T> notEmpty(String key, List<T> parts) {
        if (parts.isEmpty()) {
            throw new InvalidProfile(key, "profile.invalid.empty");
        }
        return List.copyOf(parts);
    }
}
