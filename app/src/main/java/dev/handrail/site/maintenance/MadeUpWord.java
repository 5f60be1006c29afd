package dev.handrail.site.maintenance;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The word that Laravel made up to get past its page, in what it says of it: the end of an address in brackets. */
final class MadeUpWord {
    private static final Pattern ADDRESS = Pattern.compile("\\[(https?:[^\\[\\]]*)]");
    /** A terminal is told its colours between the letters, and long lines are broken. */
    private static final Pattern BETWEEN = Pattern.compile("\\x1b\\[[0-9;]*m|\\s");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._~-]{6,}");

    private MadeUpWord() {}

    static Optional<String> in(String said) {
        Matcher found = ADDRESS.matcher(said.replaceAll("\\x1b\\[[0-9;]*m", ""));
        if (!found.find()) {
            return Optional.empty();
        }
        String address = BETWEEN.matcher(found.group(1)).replaceAll("");
        String word = address.substring(address.lastIndexOf('/') + 1);
        return WORD.matcher(word).matches() ? Optional.of(word) : Optional.empty();
    }
}
