package dev.handrail.operation;

import org.jspecify.annotations.Nullable;

/** An operation that has been started. */
public interface Underway {
    /** The identity of the run in the journal. */
    String run();

    Operation operation();

    /** The step it is in, and how far; null before the first. May be asked as often as the screen is drawn. */
    Event.@Nullable StepBegan step();

    Event.@Nullable Progressed progress();

    /** Asks it to stop; it ends what it started, cleans up and comes to its end as cancelled. */
    void cancel();

    /** Waits for the end, and says how it was. */
    Event.Ended await() throws InterruptedException;
}
