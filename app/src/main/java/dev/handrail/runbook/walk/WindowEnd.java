package dev.handrail.runbook.walk;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

/** The end of a window as a person gives it: an hour, which is the next time that it is so late, or a day and an hour. */
public final class WindowEnd {
    private static final Pattern HOUR = Pattern.compile("[0-9]{1,2}:[0-9]{2}");
    private static final Pattern WITH_OFFSET = Pattern.compile(".*T.*(Z|[+-][0-9]{2}:[0-9]{2})");

    private WindowEnd() {}

    public static Instant read(String text, Clock clock) throws OperationFailed {
        String plain = text.strip().replace(' ', 'T');
        try {
            if (HOUR.matcher(plain).matches()) {
                return next(LocalTime.parse(plain.length() == "9:00".length() ? "0" + plain : plain), clock);
            }
            return WITH_OFFSET.matcher(plain).matches()
                    ? OffsetDateTime.parse(plain).toInstant()
                    : LocalDateTime.parse(plain).atZone(clock.getZone()).toInstant();
        } catch (DateTimeException e) {
            throw OperationFailed.usage(Words.of("runbook.window.unread", text))
                    .next(Words.of("runbook.window.unread.next"))
                    .build();
        }
    }

    private static Instant next(LocalTime hour, Clock clock) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        ZonedDateTime today = now.with(hour);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
