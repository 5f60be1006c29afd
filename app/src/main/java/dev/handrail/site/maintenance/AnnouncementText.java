package dev.handrail.site.maintenance;

import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What could be told to those concerned, for a person to put right. */
public final class AnnouncementText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

    private AnnouncementText() {}

    /** The text from the reason and the times. */
    public static String draft(Server server, Instant from, Instant until, @Nullable String reason, ZoneId zone) {
        ZonedDateTime begin = from.atZone(zone);
        ZonedDateTime end = until.atZone(zone);
        boolean oneDay = begin.toLocalDate().equals(end.toLocalDate());
        String when = Words.of(
                oneDay ? "switching.announce.draft.day" : "switching.announce.draft.days",
                DAY.format(begin),
                HOUR.format(begin),
                HOUR.format(end),
                ZONE.format(end),
                DAY.format(end));
        String places = server.sites().stream()
                .filter(site -> !site.unfilled())
                .map(site -> site.url().getHost())
                .distinct()
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(Words.of(
                "switching.announce.draft",
                places.isEmpty() ? server.name() : server.name() + " (" + places + ")",
                when));
        if (reason != null) {
            text.append('\n').append(Words.of("switching.announce.draft.reason", reason));
        }
        return text.toString();
    }
}
