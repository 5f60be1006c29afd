package dev.handrail.desktop.shared;

import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as a person at this workplace reads them: Today 02:00, Yesterday 16:41, 18 Nov 02:00. */
public record Times(Clock clock, ZoneId zone) {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter OLD = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }

    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** The day in words, and the hour. */
    public String when(Instant moment) {
        return date(day(moment)) + " " + hour(moment);
    }

    /** The same within a sentence; of today the hour is enough. */
    public String inSentence(Instant moment) {
        LocalDate day = day(moment);
        if (day.equals(today())) {
            return hour(moment);
        }
        String words = when(moment);
        return day.equals(today().minusDays(1))
                ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1)
                : words;
    }

    public String hour(Instant moment) {
        return HOUR.format(moment.atZone(zone));
    }

    public String date(LocalDate day) {
        LocalDate today = today();
        if (day.equals(today)) {
            return Words.of("times.today");
        }
        if (day.equals(today.minusDays(1))) {
            return Words.of("times.yesterday");
        }
        return (day.getYear() == today.getYear() ? DAY : OLD).format(day);
    }

    public String age(Instant moment) {
        return Amounts.age(moment, now());
    }

    /** With seconds and zone, for who wants to know exactly. */
    public String exact(Instant moment) {
        return Amounts.moment(moment, zone);
    }

    public ZonedDateTime local(Instant moment) {
        return moment.atZone(zone);
    }
}
