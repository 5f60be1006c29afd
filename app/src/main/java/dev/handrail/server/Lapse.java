package dev.handrail.server;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as it stands in a profile file: 90s, 5m, 2h, 1d. */
public final class Lapse {
    private static final Pattern WORD = Pattern.compile("([0-9]{1,6})(s|m|h|d)");

    private Lapse() {}

    public static Duration parse(String word) {
        Matcher matcher = WORD.matcher(word);
        if (!matcher.matches()) {
            throw new InvalidProfile("", "profile.invalid.lapse");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** In the largest unit that says it exactly. */
    public static String word(Duration time) {
        long seconds = time.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3600 + "h";
    }
}
