package dev.handrail.desktop.overview;

import dev.handrail.desktop.overview.Card.Go;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.Window;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The card of a maintenance page: on since when, or when it was up last.
 *
 * @param windows the times of maintenance, newest first
 * @param seen a page that visitors see, whoever put it up
 */
record SwitchCard(List<Window> windows, Optional<Window> seen, Times times) {
    Card card() {
        Optional<Window> open = windows.stream().filter(Window::open).findFirst();
        if (open.isPresent()) {
            return on(open.get());
        }
        if (seen.isPresent()) {
            Instant since = seen.get().notice().since();
            boolean certain = seen.get().byOthers();
            return card(
                    Words.of(certain ? "overview.switch.others" : "overview.switch.closed", times.inSentence(since)),
                    Light.WARN,
                    List.of(Words.of(certain ? "overview.switch.others.line" : "overview.switch.seen")),
                    since);
        }
        return windows.isEmpty()
                ? card(Words.of("overview.unknown"), Light.UNKNOWN, List.of(Words.of("overview.switch.never")), null)
                : last(windows.getFirst());
    }

    private Card on(Window window) {
        Notice notice = window.notice();
        List<String> lines = new ArrayList<>();
        if (notice.reason() != null) {
            lines.add(notice.reason());
        }
        Instant until = notice.until();
        lines.add(
                until == null
                        ? Words.of("switching.on.endless")
                        : Words.of(
                                window.overdue(times.now()) ? "switch.overdue" : "switching.on.until",
                                times.inSentence(until)));
        return card(
                Words.of("overview.switch.on", times.inSentence(notice.since())),
                window.overdue(times.now()) ? Light.BAD : Light.WARN,
                lines,
                notice.since());
    }

    private Card last(Window window) {
        Notice notice = window.notice();
        String reason = notice.reason();
        String why = notice.rehearsal() ? Words.of("switch.rehearsal") : reason == null ? "" : reason;
        String length = Amounts.duration(window.length(times.now()));
        return card(
                Words.of("overview.switch.off"),
                Light.PLAIN,
                List.of(Words.of("overview.switch.last", times.age(notice.since()), length), why),
                notice.since());
    }

    private Card card(String figure, Light light, List<String> lines, @Nullable Instant moment) {
        return new Card(
                Words.of("overview.switch"),
                figure,
                light,
                lines.stream().filter(line -> !line.isEmpty()).toList(),
                Go.SWITCH,
                moment == null ? null : times.exact(moment));
    }
}
