package dev.handrail.operation;

import java.util.ArrayList;
import java.util.List;

/** Whether somebody has asked a run to stop, and what is to be stopped then. */
final class Cancelling {
    private final List<Runnable> stops = new ArrayList<>();
    private boolean asked;

    synchronized boolean asked() {
        return asked;
    }

    /** Stops what there is to stop, last first, without keeping the caller waiting. */
    synchronized void ask() {
        if (asked) {
            return;
        }
        asked = true;
        stops.reversed().forEach(Cancelling::start);
        stops.clear();
    }

    /** When it was asked for already, this is stopped at once. */
    synchronized Work.Handle stopping(Runnable stop) {
        if (asked) {
            start(stop);
            return () -> {};
        }
        stops.add(stop);
        return () -> forget(stop);
    }

    private synchronized void forget(Runnable stop) {
        stops.remove(stop);
    }

    private static void start(Runnable stop) {
        Thread.ofVirtual().name("cancel").start(stop);
    }
}
