package dev.handrail.desktop.overview;

import dev.handrail.desktop.overview.Card.Go;
import dev.handrail.desktop.shared.DutyWords;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.runbook.duty.Duty;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The card of what is to be done again and again.
 *
 * @param duties what is worst comes first
 */
record DueCard(List<Duty> duties, Times times) {
    private static final int LINES = 3;

    Card card() {
        List<Duty> wanted = duties.stream().filter(duty -> duty.state().wants()).toList();
        long overdue = count(Duty.State.OVERDUE);
        return new Card(
                Words.of("overview.due"),
                figure(wanted.size(), overdue),
                overdue > 0 ? Light.BAD : wanted.isEmpty() ? Light.GOOD : Light.WARN,
                wanted.isEmpty() ? next() : lines(wanted),
                Go.RUNBOOKS,
                null);
    }

    private static String figure(int wanted, long overdue) {
        if (overdue > 0) {
            return Words.of("overview.due.overdue", overdue);
        }
        return wanted == 0 ? Words.of("overview.due.nothing") : Words.of("overview.due.some", wanted);
    }

    private long count(Duty.State state) {
        return duties.stream().filter(duty -> duty.state() == state).count();
    }

    private List<String> lines(List<Duty> wanted) {
        List<String> lines =
                new ArrayList<>(wanted.stream().limit(LINES).map(this::line).toList());
        if (wanted.size() > LINES) {
            lines.set(LINES - 1, Words.of("overview.due.more", wanted.size() - LINES + 1));
        }
        return lines;
    }

    /** What comes next. */
    private List<String> next() {
        return duties.stream().limit(1).map(this::line).toList();
    }

    private String line(Duty duty) {
        return Words.of("overview.due.line", duty.guide().runbook().title(), DutyWords.of(duty, times));
    }
}
