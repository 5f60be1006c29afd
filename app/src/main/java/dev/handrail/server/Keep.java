package dev.handrail.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For how many days backups of a source are kept. */
public record Keep(int days) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})d");

    public Keep {
        if (days < 1) {
            throw new InvalidProfile("keep", "profile.invalid.keep");
        }
    }

    /** As it stands in a profile file. */
    public String word() {
        return days + "d";
    }

    /** Understands what {@link #word()} writes. */
    static Keep parse(String word) {
        Matcher matcher = FORM.matcher(word);
        if (!matcher.matches()) {
            throw new InvalidProfile("keep", "profile.invalid.keep");
        }
        return new Keep(Integer.parseInt(matcher.group(1)));
    }
}
