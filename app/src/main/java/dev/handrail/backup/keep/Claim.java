package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.server.Keep;
import dev.handrail.words.Words;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What one rule asks for.
 *
 * @param why the reason to keep, by the identity of the backup
 * @param reach how far back the rule looks: what is older it could not ask for
 */
record Claim(Map<String, String> why, Instant reach) {

    /**
     * Of each rule.
     *
     * @param proven the backups that count, newest first; at least one
     * @param last the moment from which days are counted back
     */
    static List<Claim> of(Keep keep, List<Backup> proven, ZonedDateTime last) {
        List<Claim> claims = new ArrayList<>();
        if (keep.days() > 0) {
            claims.add(days(keep.days(), proven, last));
        }
        if (keep.newest() > 0) {
            claims.add(newest(keep.newest(), proven));
        }
        Periods periods = new Periods(proven, last);
        periods.claim(claims, keep.daily(), ZonedDateTime::toLocalDate, day -> Words.of("backup.keep.day", day));
        periods.claim(claims, keep.weekly(), Claim::week, week -> Words.of("backup.keep.week", week));
        periods.claim(claims, keep.monthly(), YearMonth::from, month -> Words.of("backup.keep.month", month));
        periods.claim(claims, keep.yearly(), Year::from, year -> Words.of("backup.keep.year", year.toString()));
        return claims;
    }

    private static Claim days(int days, List<Backup> proven, ZonedDateTime last) {
        Instant since = last.minusDays(days).toInstant();
        Map<String, String> why = new LinkedHashMap<>();
        proven.stream()
                .filter(backup -> !backup.taken().isBefore(since))
                .forEach(backup -> why.put(backup.id(), Words.of("backup.keep.days", days)));
        return new Claim(why, since);
    }

    private static Claim newest(int count, List<Backup> proven) {
        Map<String, String> why = new LinkedHashMap<>();
        proven.stream().limit(count).forEach(backup -> why.put(backup.id(), Words.of("backup.keep.newest", count)));
        return new Claim(why, reach(proven, why, count));
    }

    /** A rule that has not found as many as it may keep looks back without end. */
    private static Instant reach(List<Backup> proven, Map<String, String> why, int count) {
        return proven.stream()
                .filter(backup -> why.containsKey(backup.id()))
                .map(Backup::taken)
                .reduce((newer, older) -> older)
                .filter(oldest -> why.size() >= count)
                .orElse(Instant.MIN);
    }

    private static String week(ZonedDateTime time) {
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                time.get(IsoFields.WEEK_BASED_YEAR),
                time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** The rules that keep the newest of each of so many days, weeks, months or years that have one. */
    private record Periods(List<Backup> proven, ZonedDateTime last) {
        <P> void claim(List<Claim> claims, int count, Function<ZonedDateTime, P> period, Function<P, String> reason) {
            if (count == 0) {
                return;
            }
            Map<P, String> newest = new LinkedHashMap<>();
            for (Backup backup : proven) {
                newest.putIfAbsent(period.apply(backup.taken().atZone(last.getZone())), backup.id());
            }
            Map<String, String> why = new LinkedHashMap<>();
            newest.entrySet().stream().limit(count).forEach(one -> why.put(one.getValue(), reason.apply(one.getKey())));
            claims.add(new Claim(why, reach(proven, why, count)));
        }
    }
}
