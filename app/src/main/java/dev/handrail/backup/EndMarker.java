package dev.handrail.backup;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last words of a dump in SQL: only they tell that it was written to its end. */
public enum EndMarker {
    DATABASE("-- PostgreSQL database dump complete\r?\n--\r?\n", Behind.UNRESTRICT, Behind.POSTGRES),
    CLUSTER("-- PostgreSQL database cluster dump complete\r?\n--\r?\n", Behind.UNRESTRICT, Behind.POSTGRES),
    MARIADB("-- Dump completed( on [-0-9 :]+)?[ \t]*(\r?\n|\\z)", "\\s*", Behind.MYSQL);

    /** In how many of the last bytes it stands. */
    public static final int LONGEST = 4096;

    private static final class Behind {
        /** Newer ones end their restricted part there. */
        private static final String UNRESTRICT = "\\s*(\\\\unrestrict \\S+\\s*)?";
        /** How another dump begins. */
        private static final String POSTGRES = "-- PostgreSQL database (cluster )?dump\r?\n";

        private static final String MYSQL = "-- (MySQL|MariaDB) dump ";
    }

    private final Pattern end;
    private final Pattern line;

    /**
     * @param behind what the dumper itself may write behind it
     * @param next how the next dump would begin
     */
    EndMarker(String marker, String behind, String next) {
        this.end = Pattern.compile("(?s)(.*\n)?" + marker + behind);
        this.line = Pattern.compile("(?s).*\n" + marker + "(?!(.*\n)?" + next + ").*");
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
        return end.matcher(new String(last, StandardCharsets.UTF_8)).matches();
    }

    /**
     * The same of a dump that somebody else has made, who may have put a COMMIT or the like behind it. No row has a line of
     * its own in it: dumpers write down the end of a line within one by other letters.
     */
    public boolean standsIn(byte[] last) {
        return line.matcher(new String(last, StandardCharsets.UTF_8)).matches();
    }
}
