package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.site.maintenance.Announcement;
import dev.handrail.site.maintenance.Window;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A time of maintenance as one line, or that it was announced.
 *
 * @param exact from when to when, to the second
 * @param badge that it is on still; else empty
 */
record WindowRow(String when, String exact, String length, String why, String who, String badge, Light light) {
    /** Of all that was, the newest first. */
    static List<WindowRow> all(List<Window> windows, List<Announcement> announcements, Times times) {
        List<Map.Entry<Instant, WindowRow>> rows = new ArrayList<>();
        windows.forEach(one -> rows.add(Map.entry(one.notice().since(), of(one, times))));
        announcements.forEach(one -> rows.add(Map.entry(one.at(), of(one, times))));
        return rows.stream()
                .sorted(Map.Entry.<Instant, WindowRow>comparingByKey().reversed())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static WindowRow of(Announcement one, Times times) {
        boolean ahead = one.until().isAfter(times.now());
        return new WindowRow(
                times.when(one.at()),
                times.exact(one.at()) + "\n" + one.text(),
                Words.of("switch.announced"),
                Words.of(
                        "switch.announced.for",
                        one.audience(),
                        times.inSentence(one.from()),
                        times.day(one.from()).equals(times.day(one.until()))
                                ? times.hour(one.until())
                                : times.inSentence(one.until())),
                Words.of("switch.by", one.person()),
                ahead ? Words.of("switch.announced.ahead") : "",
                Light.PLAIN);
    }

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
