package dev.handrail.desktop.running;

import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Whether a console follows what comes: while its end is in sight. Who scrolls up or chooses a line is left there, and is
 * told how much has come meanwhile, until the end is in sight again.
 */
final class Following {
    private final double slack;
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private double reached;
    private int missed;
    private boolean on;

    /** @param slack how far from the end, or back from where one was, still counts as there */
    Following(double slack) {
        this.slack = slack;
    }

    boolean on() {
        return on;
    }

    /** What has come since one is elsewhere; empty where nothing has. */
    ReadOnlyStringProperty hint() {
        return hint.getReadOnlyProperty();
    }

    void start() {
        on = true;
        missed = 0;
        hint.set("");
    }

    void pause() {
        on = false;
    }

    /** What is shown is another text, or the same moved by what fell off its head: nobody has scrolled. */
    void moved(double offset) {
        reached = offset;
    }

    /** The view is at that offset now, and could go as far as the end; more text alone does not move it. */
    void scrolled(double offset, double end) {
        boolean forth = offset > reached;
        if (end - offset <= slack) {
            if (forth || on) {
                reached = offset;
                start();
            }
        } else if (forth) {
            reached = offset;
        } else if (offset < reached - slack) {
            reached = offset;
            pause();
        }
    }

    void came(int lines) {
        if (on || lines == 0) {
            return;
        }
        missed += lines;
        hint.set(missed == 1 ? Words.of("console.paused.one") : Words.of("console.paused", Amounts.count(missed)));
    }
}
