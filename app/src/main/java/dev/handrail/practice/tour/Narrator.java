package dev.handrail.practice.tour;

import dev.handrail.operation.Event;

/** Tells the tour to whoever watches it. */
public interface Narrator {
    /** The next stop. */
    void stop(int number, int of, String title);

    /** Something worth knowing. */
    void say(String text);

    /** Something was looked at, and is as it should be. */
    void checked(String text);

    /** What a running operation tells. */
    void hear(Event event);
}
