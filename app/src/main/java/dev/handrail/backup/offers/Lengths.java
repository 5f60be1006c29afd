package dev.handrail.backup.offers;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as one types them: 90m, 24h, 7d. */
final class Lengths {
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([mhd])");

    private Lengths() {}

    static Duration of(String word) throws OperationFailed {
        Matcher matcher = TIME.matcher(word);
        if (!matcher.matches()) {
            throw OperationFailed.usage(Words.of("backup.check.within", word))
                    .next(Words.of("backup.check.within.next"))
                    .build();
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
