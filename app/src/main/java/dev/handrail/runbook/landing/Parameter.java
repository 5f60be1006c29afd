package dev.handrail.runbook.landing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable as a shell is asked for it with more than its name: ${list[2]}, ${text:3}, ${!other}, ${name:-else}, $list[2].
 *
 * @param letters how many there are before what is meant of it
 */
record Parameter(String name, boolean braces, char sign, String opens, int letters) {
    private static final Pattern FORM = Pattern.compile("\\$(?:"
            + "\\{(?<sign>[!#]?)(?<name>[A-Za-z_@*0-9][A-Za-z0-9_]*)(?<opens>\\[|:(?![-=?+]))?"
            + "|(?<bare>[A-Za-z_][A-Za-z0-9_]*)\\[)");

    static Optional<Parameter> at(String text, int at) {
        Matcher form = FORM.matcher(text).region(at, text.length());
        if (!form.lookingAt()) {
            return Optional.empty();
        }
        String bare = form.group("bare");
        String sign = form.group("sign");
        String opens = bare == null ? form.group("opens") : "[";
        return Optional.of(new Parameter(
                bare == null ? form.group("name") : bare,
                bare == null,
                sign == null || sign.isEmpty() ? ' ' : sign.charAt(0),
                opens == null ? "" : opens,
                form.end() - at));
    }

    /** Whether another variable is asked for, whose name this one says. */
    boolean indirect() {
        return sign == '!';
    }

    boolean length() {
        return sign == '#';
    }

    boolean part() {
        return opens.equals(":");
    }

    boolean element() {
        return opens.equals("[");
    }
}
