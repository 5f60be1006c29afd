package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Subject;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.server.Hours;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Whether the hour allows a drill on a server. The hours that its profile says are binding; where it says none, those in
 * which people usually work are only a guess, of which one is warned.
 *
 * @param any whether somebody said that the hour does not matter
 */
public record DrillHour(Clock clock, boolean any) {
    public static final String ANY = "--any-hour";
    private static final int OPEN = 8;
    private static final int CLOSED = 18;

    public Optional<Check> check(Server server, Backup backup) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        Optional<Hours> said =
                Entries.drill(server, Subject.of(backup)).flatMap(rule -> Optional.ofNullable(rule.hours()));
        if (said.isPresent()) {
            return said.filter(hours -> !hours.has(now.toLocalTime())).map(this::outside);
        }
        return server.isProduction() && working(now)
                ? Optional.of(Check.warning(Words.of("drill.check.hour"), Words.of("drill.check.hour.next")))
                : Optional.empty();
    }

    /** Whether nothing but the hour is the trouble, so that a person may say that it does not matter. */
    public static boolean forbids(Check check) {
        return check.state() == State.BLOCKER && advice().equals(check.advice());
    }

    private static String advice() {
        return Words.of("drill.check.hours.next", ANY);
    }

    private Check outside(Hours hours) {
        String text = Words.of("drill.check.hours", hours.from(), hours.to());
        return any ? Check.warning(text, Words.of("drill.check.hour.next")) : Check.blocker(text, advice());
    }

    private static boolean working(ZonedDateTime now) {
        return now.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && now.getHour() >= OPEN && now.getHour() < CLOSED;
    }
}
