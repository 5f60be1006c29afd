package dev.handrail.desktop.runbooks;

import dev.handrail.runbook.walk.Ticking;
import java.util.function.BiConsumer;

/**
 * What is said of a walkthrough as a whole.
 *
 * @param say says it, and does this once it is written down
 * @param refresh looks at it anew
 * @param onward goes to where it goes on
 */
record WalkTurns(Saying saying, BiConsumer<Saying.Said, Runnable> say, Runnable refresh, Runnable onward) {
    void handOver(String name, String words) {
        say.accept(saying.handOver(name, words), refresh);
    }

    void rollBack(String reason) {
        say.accept(saying.turn(Ticking.ROLL_BACK, reason), onward);
    }

    void stop(String reason, Runnable stopped) {
        say.accept(saying.turn(Ticking.STOP, reason), stopped);
    }

    void reopen(String reason) {
        say.accept(saying.turn(Ticking.REOPEN, reason), onward);
    }

    void windowEnds(String when) {
        say.accept(saying.turn(Ticking.WINDOW, when), refresh);
    }
}
