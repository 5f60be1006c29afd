package dev.handrail.desktop.frame;

/** A screen with keys of its own, which do something only while it is the one that is shown. */
public interface Keyed {
    void pressed(Key key);
}
