package dev.handrail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Whose home this is. Java looks it up in the list of accounts; where HOME says another one that is one's own, that counts
 * here as it does in a shell: for ~, for the data folder and for .ssh, which ssh itself takes from the account. A home of
 * somebody else, as sudo may leave it, would be filled with files that its owner may not touch.
 */
final class OwnHome {
    private static final String PROPERTY = "user.home";

    private OwnHome() {}

    /** Before anything asks for it. */
    static void settle(Map<String, String> environment) {
        System.setProperty(PROPERTY, of(environment, System.getProperty("os.name"), System.getProperty(PROPERTY)));
    }

    /** @param account the home that its account has */
    static String of(Map<String, String> environment, String system, String account) {
        String home = environment.getOrDefault("HOME", "");
        boolean counts = !system.toLowerCase(Locale.ROOT).contains("windows")
                && home.startsWith("/")
                && !home.contains("\uFFFD")
                && !isSomebodyElses(Path.of(home));
        return counts ? Path.of(home).normalize().toString() : account;
    }

    private static boolean isSomebodyElses(Path home) {
        try {
            return !Files.getOwner(home).getName().equals(System.getProperty("user.name"));
        } catch (IOException e) {
            return false; // There is none, or it is none that one could look at: that is said where it is used.
        }
    }
}
