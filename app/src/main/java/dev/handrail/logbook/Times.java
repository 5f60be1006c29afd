package dev.handrail.logbook;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Reads and writes times as the person at this computer does. */
record Times(ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss xxx");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** A day (its beginning), a day with a time, or RFC 3339 with its offset. */
    Instant from(String text) throws OperationFailed {
        return read(text, 0);
    }

    /** The same, but a day is meant as a whole. */
    Instant until(String text) throws OperationFailed {
        return read(text, 1);
    }

    String day(Instant time) {
        return DAY.format(time.atZone(zone));
    }

    String time(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    String shortly(Instant time) {
        return SHORT.format(time.atZone(zone));
    }

    private Instant read(String text, int daysMore) throws OperationFailed {
        String plain = text.strip().replace(' ', 'T');
        try {
            if (plain.length() == "2026-01-31".length()) {
                return LocalDate.parse(plain)
                        .plusDays(daysMore)
                        .atStartOfDay(zone)
                        .toInstant();
            }
            boolean hasOffset = plain.endsWith("Z") || plain.matches(".*T.*[+-]\\d\\d:\\d\\d");
            return hasOffset
                    ? OffsetDateTime.parse(plain).toInstant()
                    : LocalDateTime.parse(plain).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw OperationFailed.usage(Words.of("logbook.time", text))
                    .next(Words.of("logbook.time.next"))
                    .build();
        }
    }
}
