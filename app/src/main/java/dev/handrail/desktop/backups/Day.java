package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Proof;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One day of the strip: whether there is a good backup of it, and how well proven the best one is. */
public record Day(LocalDate date, State state, int backups) {
    /** What is known of a day. */
    public enum State {
        /** It can be read to its end, or more. */
        PROVEN("day.proven", "proven"),
        /** It is there and complete. */
        COMPLETE("day.complete", "complete"),
        /** There is none, and there had been some before. */
        NONE("day.none", "none"),
        /** Before the first backup, or a day that is not over. */
        BLANK("day.blank", "blank");

        private final String key;
        private final String style;

        State(String key, String style) {
            this.key = key;
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    public String words(Times times) {
        return Words.of("day.words", times.date(date), Words.of(state.key));
    }

    /** The last days up to today, oldest first. */
    static List<Day> last(int days, List<Backup> backups, Times times) {
        Map<LocalDate, List<Backup>> good = new TreeMap<>();
        backups.stream()
                .filter(Backup::good)
                .forEach(backup -> good.computeIfAbsent(times.day(backup.taken()), day -> new ArrayList<>())
                        .add(backup));
        LocalDate first = backups.stream()
                .map(backup -> times.day(backup.taken()))
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        List<Day> strip = new ArrayList<>();
        for (LocalDate date = times.today().minusDays(days - 1L);
                !date.isAfter(times.today());
                date = date.plusDays(1)) {
            strip.add(day(date, good.getOrDefault(date, List.of()), first, times));
        }
        return Collections.unmodifiableList(strip);
    }

    private static Day day(LocalDate date, List<Backup> good, LocalDate first, Times times) {
        if (good.isEmpty()) {
            boolean blank = date.isBefore(first) || date.equals(times.today());
            return new Day(date, blank ? State.BLANK : State.NONE, 0);
        }
        boolean proven = good.stream().anyMatch(b -> b.proof().compareTo(Proof.Rung.DECODED) >= 0);
        return new Day(date, proven ? State.PROVEN : State.COMPLETE, good.size());
    }
}
