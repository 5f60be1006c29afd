package dev.handrail.desktop.frame;

/** Where in the window one is. */
public sealed interface Place {
    Place FLEET = new Fleet();

    /** All servers. */
    record Fleet() implements Place {}

    /** One server, by its name. */
    record One(String server) implements Place {}
}
