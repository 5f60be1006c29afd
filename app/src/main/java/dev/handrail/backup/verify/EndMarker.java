package dev.handrail.backup.verify;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The last words of a dump in SQL: only they tell that it was written to its end. */
enum EndMarker {
    /** Newer ones end their restricted part behind it. */
    DATABASE("-- PostgreSQL database dump complete\n--\n\\s*(\\\\unrestrict \\S+\\s*)?"),
    CLUSTER("-- PostgreSQL database cluster dump complete\n--\n\\s*(\\\\unrestrict \\S+\\s*)?"),
    MARIADB("-- Dump completed( on [-0-9 :]+)?\\s*");

    /** In how many of the last bytes it stands. */
    static final int LONGEST = 4096;

    private final Pattern pattern;

    EndMarker(String pattern) {
        this.pattern = Pattern.compile("(?s)(.*\n)?" + pattern);
    }

    /** Whether a text that ends in these bytes ends in the marker, with nothing behind it. */
    boolean ends(byte[] last) {
        return pattern.matcher(new String(last, StandardCharsets.UTF_8)).matches();
    }
}
