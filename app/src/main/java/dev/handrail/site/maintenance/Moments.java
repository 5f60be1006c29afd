package dev.handrail.site.maintenance;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads and writes when a maintenance begins and ends, as the person at this computer does. */
public record Moments(Clock clock) {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");
    private static final String NOW = "now";
    private static final Pattern LENGTH = Pattern.compile("\\+?(\\d+h)?(\\d+m)?(\\d+s)?");
    private static final Pattern TIME = Pattern.compile("\\d\\d?:\\d\\d");

    String of(Instant time) {
        return SHORT.format(time.atZone(clock.getZone()));
    }

    /** A length (90m, 2h30m), a time of day (the next such), a day with a time, or RFC 3339; it has to be still to come. */
    public Instant end(String text) throws OperationFailed {
        Instant end = read(text.strip());
        if (!end.isAfter(clock.instant())) {
            throw OperationFailed.usage(Words.of("switching.until.past", text))
                    .next(Words.of("switching.until.next"))
                    .build();
        }
        return end;
    }

    /** The same, or now. */
    public Instant begin(String text) throws OperationFailed {
        return text.strip().equalsIgnoreCase(NOW) ? clock.instant() : end(text);
    }

    /** Seen from the begin: a length after it, the next such time of day. */
    public Instant end(String text, Instant begin) throws OperationFailed {
        return new Moments(Clock.fixed(begin, clock.getZone())).end(text);
    }

    private Instant read(String text) throws OperationFailed {
        try {
            if (LENGTH.matcher(text).matches() && text.length() > 1) {
                return clock.instant()
                        .plus(Duration.parse("PT" + text.replace("+", "").toUpperCase(Locale.ROOT)));
            }
            if (TIME.matcher(text).matches()) {
                return next(LocalTime.parse(text.length() < 5 ? "0" + text : text));
            }
            String plain = text.replace(' ', 'T');
            boolean hasOffset = plain.endsWith("Z") || plain.matches(".*T.*[+-]\\d\\d:\\d\\d");
            return hasOffset
                    ? OffsetDateTime.parse(plain).toInstant()
                    : LocalDateTime.parse(plain).atZone(clock.getZone()).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw OperationFailed.usage(Words.of("switching.until.unread", text))
                    .next(Words.of("switching.until.next"))
                    .build();
        }
    }

    private Instant next(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant();
    }
}
