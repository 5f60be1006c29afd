package dev.handrail.runbook.duty;

import dev.handrail.runbook.library.Guide;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.Optional;

/**
 * A runbook that is to be followed again and again for a server.
 *
 * @param server its name
 * @param every how often
 * @param last when it was done last; empty where nothing says that it ever was
 * @param due the day on which it is due; empty where it was never done, for nobody knows since when it is
 * @param open the walkthrough of it that is under way, if one is
 */
public record Duty(
        String server,
        Guide guide,
        Period every,
        Optional<Done> last,
        Optional<LocalDate> due,
        State state,
        Optional<String> open) {
    /** What is worst comes first. */
    public static final Comparator<Duty> URGENT = Comparator.comparing((Duty duty) -> duty.state)
            .thenComparing(duty -> duty.due.orElse(LocalDate.MAX))
            .thenComparing(duty -> days(duty.every))
            .thenComparing(duty -> duty.guide.runbook().title());

    private static final int DAYS_A_MONTH = 30;
    private static final int MOST = 7;

    /** How it stands with it. */
    public enum State {
        /** The day on which it was due is over. */
        OVERDUE("overdue", "runbook.due.overdue"),
        /** The day on which it is due is near. */
        DUE("due", "runbook.due.due"),
        /** Nothing says that it was ever done here. */
        NEVER("never", "runbook.due.never"),
        LATER("later", "runbook.due.later");

        private final String word;
        private final String key;

        State(String word, String key) {
            this.word = word;
            this.key = key;
        }

        /** As scripts say it. */
        public String word() {
            return word;
        }

        public String key() {
            return key;
        }

        /** Whether it wants to be done. */
        public boolean wants() {
            return this != LATER;
        }
    }

    /** @param last the day on which it was done last */
    static State state(Period every, Optional<LocalDate> last, LocalDate today) {
        if (last.isEmpty()) {
            return State.NEVER;
        }
        LocalDate due = last.get().plus(every);
        if (today.isAfter(due)) {
            return State.OVERDUE;
        }
        return today.isBefore(due.minusDays(ahead(every))) ? State.LATER : State.DUE;
    }

    /** How many days before its day it counts as due: a quarter of its time, and a week at most. */
    private static long ahead(Period every) {
        return Math.min(MOST, days(every) / 4);
    }

    private static long days(Period every) {
        return every.toTotalMonths() * DAYS_A_MONTH + every.getDays();
    }
}
