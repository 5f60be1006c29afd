package dev.handrail.desktop.frame;

import dev.handrail.site.maintenance.Window;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** That maintenance is on, in a few words. */
public final class MaintenanceWords {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter BEFORE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private MaintenanceWords() {}

    public static String of(Window window, Clock clock) {
        if (window.seenOnly()) {
            return Words.of(
                    window.byOthers() ? "standing.maintenance.others" : "standing.maintenance.seen",
                    time(window.notice().since(), clock));
        }
        Instant until = window.notice().until();
        return until != null && window.overdue(clock.instant())
                ? Words.of("standing.maintenance.overdue", time(until, clock))
                : Words.of("standing.maintenance", time(window.notice().since(), clock));
    }

    private static String time(Instant time, Clock clock) {
        ZonedDateTime local = time.atZone(clock.getZone());
        boolean today = local.toLocalDate()
                .equals(clock.instant().atZone(clock.getZone()).toLocalDate());
        return (today ? TODAY : BEFORE).format(local);
    }
}
