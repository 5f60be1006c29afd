package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.site.maintenance.Window;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;

/**
 * A time of maintenance as one line.
 *
 * @param exact from when to when, to the second
 * @param badge that it is on still; else empty
 */
record WindowRow(String when, String exact, String length, String why, String who, String badge, Light light) {
    static WindowRow of(Window window, Times times) {
        String reason = window.notice().reason();
        boolean rehearsal = window.notice().rehearsal();
        return new WindowRow(
                times.when(window.notice().since()),
                exact(window, times),
                Amounts.duration(window.length(times.now())),
                rehearsal ? Words.of("switch.rehearsal") : reason == null ? Words.of("switch.no-reason") : reason,
                who(window),
                window.open() ? Words.of("switching.is-on") : "",
                light(window, times));
    }

    private static String exact(Window window, Times times) {
        String since = times.exact(window.notice().since());
        return window.ended() == null ? since : Words.of("switch.from-to", since, times.exact(window.ended()));
    }

    private static String who(Window window) {
        String by = window.notice().by();
        String ended = window.endedBy();
        return ended == null || ended.equals(by) ? Words.of("switch.by", by) : Words.of("switch.by.ended", by, ended);
    }

    private static Light light(Window window, Times times) {
        return window.overdue(times.now()) ? Light.BAD : window.open() ? Light.WARN : Light.PLAIN;
    }
}
