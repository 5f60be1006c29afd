package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.desktop.backups.Day.State;
import dev.handrail.desktop.shared.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last days of one source, or of the server, which stands no better than the worst of its sources.
 *
 * @param of null for the server
 * @param days oldest first, up to today
 */
public record Strip(@Nullable Subject of, List<Day> days) {
    public Strip {
        days = List.copyOf(days);
    }

    /** What the source is called; null for the server. */
    public @Nullable String source() {
        return of == null ? null : of.name();
    }

    /** The days of the strip on which there is no good backup. */
    public List<Day> holes() {
        return days.stream().filter(day -> day.state() == State.NONE).toList();
    }

    /** That of the server first, and where it has several sources, one of each. */
    static List<Strip> of(List<Subject> sources, List<Backup> backups, Times times, int days) {
        Map<Subject, Past> pasts = pasts(backups, times);
        List<Strip> each = sources.stream()
                .map(source -> of(source, pasts.getOrDefault(source, Past.NONE), times, days))
                .toList();
        if (each.size() == 1) {
            return List.of(new Strip(null, each.getFirst().days()));
        }
        List<Strip> all = new ArrayList<>();
        all.add(whole(each, times, days));
        all.addAll(each);
        return List.copyOf(all);
    }

    /** What is known of the days of one source. */
    private record Past(LocalDate first, Map<LocalDate, Proof.Rung> good) {
        static final Past NONE = new Past(LocalDate.MAX, Map.of());
    }

    private static Map<Subject, Past> pasts(List<Backup> backups, Times times) {
        Map<Subject, List<Backup>> bySource = backups.stream().collect(Collectors.groupingBy(Subject::of));
        Map<Subject, Past> pasts = new HashMap<>();
        bySource.forEach((source, all) -> pasts.put(source, past(all, times)));
        return pasts;
    }

    private static Past past(List<Backup> ofOneSource, Times times) {
        Map<LocalDate, Proof.Rung> good = new HashMap<>();
        LocalDate first = LocalDate.MAX;
        for (Backup backup : ofOneSource) {
            LocalDate day = times.day(backup.taken());
            first = day.isBefore(first) ? day : first;
            if (backup.good()) {
                good.merge(day, backup.proof(), (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
        return new Past(first, good);
    }

    private static Strip of(Subject source, Past past, Times times, int days) {
        List<Day> strip = new ArrayList<>();
        for (LocalDate date : dates(times, days)) {
            strip.add(new Day(date, state(date, past, times.today()), List.of()));
        }
        return new Strip(source, strip);
    }

    private static State state(LocalDate date, Past past, LocalDate today) {
        Optional<Proof.Rung> rung = Optional.ofNullable(past.good.get(date));
        if (rung.isPresent()) {
            return rung.get().compareTo(Proof.Rung.DECODED) >= 0 ? State.PROVEN : State.COMPLETE;
        }
        return date.isBefore(past.first) || date.equals(today) ? State.BLANK : State.NONE;
    }

    private static Strip whole(List<Strip> each, Times times, int days) {
        List<LocalDate> dates = dates(times, days);
        List<Day> strip = new ArrayList<>();
        for (int at = 0; at < days; at++) {
            int place = at;
            List<Day> ofAll = each.stream()
                    .filter(one -> one.begunBy(place))
                    .map(one -> one.days.get(place))
                    .toList();
            State worst = worst(ofAll.stream().map(Day::state).toList());
            List<String> without = each.stream()
                    .filter(one -> one.begunBy(place) && one.lacks(place))
                    .map(one -> String.valueOf(one.source()))
                    .toList();
            strip.add(new Day(dates.get(at), worst, without));
        }
        return new Strip(null, strip);
    }

    /** A source that was never backed up until then says nothing of the others. */
    private boolean begunBy(int place) {
        return days.subList(0, place + 1).stream().anyMatch(day -> day.state() != State.BLANK);
    }

    private boolean lacks(int place) {
        return days.get(place).state() == State.NONE || days.get(place).state() == State.BLANK;
    }

    private static State worst(List<State> states) {
        if (states.contains(State.NONE)) {
            return State.NONE;
        }
        if (states.isEmpty() || states.contains(State.BLANK)) {
            return State.BLANK;
        }
        return states.contains(State.COMPLETE) ? State.COMPLETE : State.PROVEN;
    }

    private static List<LocalDate> dates(Times times, int days) {
        LocalDate today = times.today();
        return today.minusDays(days - 1L).datesUntil(today.plusDays(1)).toList();
    }
}
