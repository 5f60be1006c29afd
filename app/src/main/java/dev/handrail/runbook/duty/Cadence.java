package dev.handrail.runbook.duty;

import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something is to be done, as a runbook says it in words: what only happens "when it breaks" comes at no time. */
final class Cadence {
    private static final Pattern EVERY = Pattern.compile("\\bevery (\\d{1,3}) (day|week|month|year)s?\\b");
    private static final Map<Pattern, Period> WORDS = words();

    private Cadence() {}

    private static Map<Pattern, Period> words() {
        Map<Pattern, Period> words = new LinkedHashMap<>();
        words.put(Pattern.compile("\\b(daily|every day|once a day)\\b"), Period.ofDays(1));
        words.put(Pattern.compile("\\b(fortnightly|every two weeks)\\b"), Period.ofWeeks(2));
        words.put(Pattern.compile("\\b(weekly|every week|once a week)\\b"), Period.ofWeeks(1));
        words.put(Pattern.compile("\\b(quarterly|every quarter|every three months)\\b"), Period.ofMonths(3));
        words.put(Pattern.compile("\\b(half-yearly|twice a year|every six months)\\b"), Period.ofMonths(6));
        words.put(Pattern.compile("\\b(monthly|every month|once a month)\\b"), Period.ofMonths(1));
        words.put(Pattern.compile("\\b(?<!half-)(yearly|annually|every year|once a year)\\b"), Period.ofYears(1));
        return words;
    }

    /** The first that is said; nothing where no time is. */
    static Optional<Period> of(String words) {
        String said = words.toLowerCase(Locale.ROOT);
        Optional<Period> found = Optional.empty();
        int first = said.length();
        for (Map.Entry<Pattern, Period> one : WORDS.entrySet()) {
            Matcher matcher = one.getKey().matcher(said);
            if (matcher.find() && matcher.start() < first) {
                first = matcher.start();
                found = Optional.of(one.getValue());
            }
        }
        Matcher every = EVERY.matcher(said);
        return every.find() && every.start() < first ? counted(every) : found;
    }

    private static Optional<Period> counted(Matcher every) {
        int number = Integer.parseInt(every.group(1));
        if (number == 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (every.group(2)) {
                    case "day" -> Period.ofDays(number);
                    case "week" -> Period.ofWeeks(number);
                    case "month" -> Period.ofMonths(number);
                    default -> Period.ofYears(number);
                });
    }
}
