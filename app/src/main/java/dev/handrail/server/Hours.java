package dev.handrail.server;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of each day, as they stand in a profile file: {@code 20-6} is from eight in the evening until six in the morning.
 *
 * @param from the hour they begin with
 * @param to the hour before which they end
 */
public record Hours(int from, int to) {
    private static final Pattern WORD = Pattern.compile("([0-9]{1,2})-([0-9]{1,2})");
    private static final int LAST = 24;

    public Hours {
        if (from < 0 || from >= LAST || to < 0 || to > LAST || from == to) {
            throw invalid();
        }
    }

    public static Hours parse(String word) {
        Matcher matcher = WORD.matcher(word.strip());
        if (!matcher.matches()) {
            throw invalid();
        }
        return new Hours(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public String word() {
        return from + "-" + to;
    }

    public boolean has(LocalTime time) {
        int hour = time.getHour();
        return from < to ? hour >= from && hour < to : hour >= from || hour < to;
    }

    private static InvalidProfile invalid() {
        return new InvalidProfile("hours", "profile.invalid.hours");
    }
}
