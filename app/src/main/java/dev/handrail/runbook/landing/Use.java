package dev.handrail.runbook.landing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place where the value of a variable is wanted.
 *
 * @param line counted from zero within the text
 * @param misplaced whether it stands where no value can be put safely, as within quotes
 * @param reckoned whether a shell reckons with it there: what is no number may be a command to it
 */
public record Use(String name, int line, boolean misplaced, boolean reckoned) {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z][a-z0-9_]{0,40})}");

    public Use(String name, int line, boolean misplaced) {
        this(name, line, misplaced, false);
    }

    /** Whether a value may be put there. */
    public boolean takes(String value) {
        return !reckoned || WHOLE.matcher(value).matches();
    }

    /** Those of a text in which any place is as good as another. */
    public static List<Use> in(String text) {
        List<Use> uses = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            uses.add(new Use(matcher.group(1), line(text, matcher.start()), false));
        }
        return uses;
    }

    /** A text that only people read, with the values that are known by now; what is not known stands there as it was written. */
    public static String filled(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    static int line(String text, int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
