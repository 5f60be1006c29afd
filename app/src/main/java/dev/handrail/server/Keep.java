package dev.handrail.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which backups of a source are kept: each that any of these asks for. What is 0 asks for none. It is written as people
 * say it: {@code 30d}, or {@code 30d, 10 newest, 7 daily, 4 weekly, 12 monthly, 3 yearly, at most 50GB}.
 *
 * @param days all of the last days
 * @param newest the newest so many
 * @param daily the newest of each of the last so many days that have one; weekly, monthly and yearly likewise
 * @param size how much they may take together; the oldest go first
 */
public record Keep(
        int days,
        int newest,
        int daily,
        int weekly,
        int monthly,
        int yearly,
        @Nullable ByteSize size) {
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,6})d");
    private static final Pattern RULE = Pattern.compile("([0-9]{1,6}) (newest|daily|weekly|monthly|yearly)");
    private static final String AT_MOST = "at most ";
    private static final int LARGEST = 999_999;

    public Keep {
        IntSummaryStatistics rules =
                IntStream.of(days, newest, daily, weekly, monthly, yearly).summaryStatistics();
        if (rules.getMin() < 0 || rules.getMax() == 0 || rules.getMax() > LARGEST) {
            throw invalid();
        }
    }

    /** All of the last days. */
    public Keep(int days) {
        this(days, 0, 0, 0, 0, 0, null);
    }

    /** As it stands in a profile file. */
    public String word() {
        List<String> rules = new ArrayList<>();
        if (days > 0) {
            rules.add(days + "d");
        }
        rule(rules, newest, "newest");
        rule(rules, daily, "daily");
        rule(rules, weekly, "weekly");
        rule(rules, monthly, "monthly");
        rule(rules, yearly, "yearly");
        if (size != null) {
            rules.add(AT_MOST + size.word());
        }
        return String.join(", ", rules);
    }

    private static void rule(List<String> rules, int number, String name) {
        if (number > 0) {
            rules.add(number + " " + name);
        }
    }

    /** Understands what {@link #word()} writes, in any order; of two rules of one kind nobody knows which was meant. */
    public static Keep parse(String word) {
        return parse(word, false);
    }

    /** The same of what was taken before, when the last of several rules of one kind was the one that counted. */
    static Keep stored(String word) {
        return parse(word, true);
    }

    private static Keep parse(String word, boolean stored) {
        Set<String> kinds = new HashSet<>();
        int[] numbers = new int[6];
        ByteSize size = null;
        for (String rule : word.strip().split("\\s*,\\s*", -1)) {
            if (rule.startsWith(AT_MOST)) {
                size = ByteSize.parse(rule.substring(AT_MOST.length()));
            } else {
                count(rule, numbers);
            }
            if (!kinds.add(kind(rule)) && !stored) {
                throw new InvalidProfile("keep", "profile.invalid.keep.twice", rule);
            }
        }
        return new Keep(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], size);
    }

    private static void count(String rule, int[] numbers) {
        Matcher days = DAYS.matcher(rule);
        Matcher other = RULE.matcher(rule);
        if (days.matches()) {
            numbers[0] = Integer.parseInt(days.group(1));
        } else if (other.matches()) {
            int which = List.of("", "newest", "daily", "weekly", "monthly", "yearly")
                    .indexOf(other.group(2));
            numbers[which] = Integer.parseInt(other.group(1));
        } else {
            throw invalid();
        }
    }

    private static String kind(String rule) {
        return rule.startsWith(AT_MOST) ? AT_MOST : rule.replaceFirst("[0-9]+", "");
    }

    private static InvalidProfile invalid() {
        return new InvalidProfile("keep", "profile.invalid.keep");
    }
}
