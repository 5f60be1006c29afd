package dev.handrail;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Whose home this is. Java looks it up in the list of accounts; where HOME says another one, as every other program of a
 * shell takes it, that one counts here too: for ~, for the data folder and for what lies in .ssh.
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
                && !home.contains("\uFFFD");
        return counts ? Path.of(home).normalize().toString() : account;
    }
}
