package dev.handrail.backup;

import org.jspecify.annotations.Nullable;

/**
 * How a database of PostgreSQL sorts and compares, where that is not left to the operating system.
 *
 * @param provider icu or builtin
 */
public record Sorting(
        String provider, @Nullable String locale, @Nullable String rules) {
    public static final String ICU = "icu";
    private static final int ICU_SINCE = 15;
    private static final int BUILTIN_SINCE = 17;

    /** Null for the operating system's, and for versions that know no other. */
    public static @Nullable Sorting of(@Nullable String letter, @Nullable String locale, @Nullable String rules) {
        return letter == null || letter.equals("c")
                ? null
                : new Sorting(letter.equals("i") ? ICU : "builtin", locale, rules);
    }

    /** Whether a server of that version can have such a database. */
    public boolean knownTo(int major) {
        return major >= (provider.equals(ICU) ? ICU_SINCE : BUILTIN_SINCE);
    }
}
