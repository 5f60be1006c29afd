package dev.handrail.backup;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last words of a dump in SQL: only they tell that it was written to its end. */
public enum EndMarker {
    /** Newer ones end their restricted part behind it. */
    DATABASE("-- PostgreSQL database dump complete\r?\n--\r?\n\\s*(\\\\unrestrict \\S+\\s*)?"),
    CLUSTER("-- PostgreSQL database cluster dump complete\r?\n--\r?\n\\s*(\\\\unrestrict \\S+\\s*)?"),
    MARIADB("-- Dump completed( on [-0-9 :]+)?\\s*");

    /** In how many of the last bytes it stands. */
    public static final int LONGEST = 4096;

    private final Pattern pattern;

    EndMarker(String pattern) {
        this.pattern = Pattern.compile("(?s)(.*\n)?" + pattern);
    }

    /** What a dump of that form must end in; empty where something else tells that it is whole. */
    public static Optional<EndMarker> of(String form) {
        return switch (form) {
            case "plain" -> Optional.of(DATABASE);
            case "roles" -> Optional.of(CLUSTER);
            case "sql", "users" -> Optional.of(MARIADB);
            default -> Optional.empty();
        };
    }

    /** Whether a text that ends in these bytes ends in the marker, with nothing behind it. */
    public boolean ends(byte[] last) {
        return pattern.matcher(new String(last, StandardCharsets.UTF_8)).matches();
    }
}
