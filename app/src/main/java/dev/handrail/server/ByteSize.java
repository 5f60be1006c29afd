package dev.handrail.server;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of bytes as a person writes it: 500MB, 2GB; in powers of 1024. */
public record ByteSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) ?([KMGT])?B?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "KMGT";

    public ByteSize {
        if (bytes < 1) {
            throw new InvalidProfile("", "profile.invalid.size");
        }
    }

    /** As it stands in a profile file, in the largest unit that leaves it whole. */
    public String word() {
        long rest = bytes;
        int unit = 0;
        while (unit < UNITS.length() && rest % 1024 == 0) {
            rest /= 1024;
            unit++;
        }
        return unit == 0 ? rest + "B" : rest + UNITS.substring(unit - 1, unit) + "B";
    }

    /** Understands what {@link #word()} writes, and what people write. */
    public static ByteSize parse(String word) {
        Matcher matcher = FORM.matcher(word);
        if (!matcher.matches()) {
            throw new InvalidProfile("", "profile.invalid.size");
        }
        String unit = matcher.group(2);
        int power = unit == null ? 0 : UNITS.indexOf(unit.toUpperCase(Locale.ROOT)) + 1;
        try {
            return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * power)));
        } catch (ArithmeticException e) {
            throw new InvalidProfile("", "profile.invalid.size");
        }
    }
}
