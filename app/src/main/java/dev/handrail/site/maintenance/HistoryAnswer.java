package dev.handrail.site.maintenance;

import dev.handrail.operation.Answer;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells when a server's page was up, for how long and why. */
final class HistoryAnswer {
    private final Clock clock;
    private final Moments moments;

    HistoryAnswer(Clock clock) {
        this.clock = clock;
        this.moments = new Moments(clock);
    }

    Answer tell(List<Window> windows, List<Announcement> announced) {
        List<String> heads = List.of(
                Words.of("switching.head.since"),
                Words.of("switching.head.length"),
                Words.of("switching.head.reason"),
                Words.of("switching.head.by"),
                Words.of("switching.head.ended-by"),
                Words.of("switching.head.notice"));
        return Answer.table(
                windows.stream().map(window -> document(window, announced)).toList(),
                heads,
                windows.stream().map(window -> row(window, announced)).toList());
    }

    private Map<String, @Nullable Object> document(Window window, List<Announcement> announced) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("id", window.notice().id());
        all.put("switch", window.kind());
        all.put("since", window.notice().since());
        all.put("until", window.notice().until());
        all.put("ended", window.ended());
        all.put("length", window.length(clock.instant()).toMillis());
        all.put("reason", window.notice().reason());
        all.put("by", window.notice().by());
        all.put("endedBy", window.endedBy());
        all.put("rehearsal", window.notice().rehearsal());
        all.put("run", window.run());
        all.put(
                "announced",
                Announcement.of(announced, window.notice().since())
                        .map(AnnouncementsAnswer::document)
                        .orElse(null));
        return all;
    }

    private List<String> row(Window window, List<Announcement> announced) {
        String reason = window.notice().reason();
        String endedBy = window.endedBy();
        Instant now = clock.instant();
        String why = window.notice().rehearsal() ? Words.of("switching.rehearsal") : reason == null ? "" : reason;
        return List.of(
                moments.of(window.notice().since()),
                length(window.length(now)),
                why,
                window.notice().by(),
                window.open() ? Words.of("switching.is-on") : endedBy == null ? "" : endedBy,
                window.notice().rehearsal()
                        ? ""
                        : notice(Announcement.of(announced, window.notice().since())));
    }

    private static String notice(Optional<Announcement> told) {
        return told.map(Announcement::notice)
                .filter(notice -> !notice.isNegative())
                .map(Amounts::duration)
                .orElse(Words.of("switching.none-given"));
    }

    static String length(Duration length) {
        return length.toHours() > 0
                ? Words.of("switching.length.hours", length.toHours(), length.toMinutesPart())
                : length.toMinutes() > 0
                        ? Words.of("switching.length.minutes", length.toMinutes())
                        : Words.of("switching.length.seconds", length.toSeconds());
    }
}
