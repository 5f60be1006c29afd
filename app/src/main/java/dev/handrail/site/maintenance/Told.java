package dev.handrail.site.maintenance;

import org.jspecify.annotations.Nullable;

/**
 * What the server itself says of its maintenance page.
 *
 * @param marker the marker of ours on it, if it is one of ours
 * @param why what kept it from being known, or from being certain
 */
public record Told(
        State state, @Nullable String marker, @Nullable String why) {
    static Told on(@Nullable String marker) {
        return new Told(State.ON, marker, null);
    }

    /** Only because visitors are answered as if it were. */
    static Told seen(String why) {
        return new Told(State.ON, null, why);
    }

    static Told off() {
        return new Told(State.OFF, null, null);
    }

    static Told unknown(String why) {
        return new Told(State.UNKNOWN, null, why);
    }
}
