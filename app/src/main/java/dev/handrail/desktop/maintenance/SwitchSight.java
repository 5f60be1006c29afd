package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.State;
import dev.handrail.site.maintenance.Window;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The maintenance switch at a glance: how it stands, and what there is to say of that.
 *
 * @param head the state in a sentence
 * @param lines why, until when, what is seen, and how it is known
 */
record SwitchSight(State state, Light light, String head, List<String> lines) {
    /** For so long an answer is believed. */
    static final Duration BELIEVED = Duration.ofMinutes(15);

    static final SwitchSight NOTHING = new SwitchSight(
            State.UNKNOWN, Light.UNKNOWN, Words.of("switch.unknown"), List.of(Words.of("switch.unasked")));

    SwitchSight {
        lines = List.copyOf(lines);
    }

    /**
     * @param windows the times of maintenance of the server, newest first
     * @param asked what came back last, or null where nobody has asked yet
     */
    static SwitchSight of(List<Window> windows, @Nullable Asked asked, Times times) {
        Window open = windows.stream().filter(Window::open).findFirst().orElse(null);
        Asked known = asked != null && stillTrue(asked, windows, times) ? asked : null;
        if (known != null && known.state() == State.OFF) {
            return off(known, times);
        }
        if (open != null || known != null && known.state() == State.ON) {
            return on(open, known, times);
        }
        return known == null
                ? NOTHING
                : new SwitchSight(State.UNKNOWN, Light.UNKNOWN, NOTHING.head(), told(known, times));
    }

    /** What was done since counts for more than what was asked before. */
    static boolean stillTrue(Asked asked, List<Window> windows, Times times) {
        return asked.at().plus(BELIEVED).isAfter(times.now())
                && windows.stream()
                        .flatMap(window -> Stream.of(window.notice().since(), window.ended()))
                        .filter(Objects::nonNull)
                        .noneMatch(moment -> moment.isAfter(asked.at()));
    }

    private static SwitchSight off(Asked asked, Times times) {
        return new SwitchSight(
                State.OFF, asked.contradicts() ? Light.BAD : Light.PLAIN, Words.of("switch.off"), told(asked, times));
    }

    private static SwitchSight on(@Nullable Window open, @Nullable Asked asked, Times times) {
        Notice notice = open == null ? null : open.notice();
        Instant since = notice != null ? notice.since() : asked == null ? null : asked.since();
        Instant until = notice != null ? notice.until() : asked == null ? null : asked.until();
        String reason = notice != null ? notice.reason() : asked == null ? null : asked.reason();
        String by = notice != null ? notice.by() : asked == null ? null : asked.by();
        List<String> facts = new ArrayList<>();
        if (reason != null) {
            facts.add(Words.of("switch.reason.of", reason));
        }
        if (by != null) {
            facts.add(Words.of("switch.by", by));
        }
        boolean overdue = until != null && until.isBefore(times.now());
        if (until == null) {
            facts.add(Words.of("switching.on.endless"));
        } else {
            facts.add(Words.of(overdue ? "switch.overdue" : "switching.on.until", times.inSentence(until)));
        }
        List<String> lines = new ArrayList<>(List.of(String.join(" · ", facts)));
        lines.addAll(asked == null ? List.of(Words.of("switch.remembered")) : told(asked, times));
        boolean wrong = overdue || asked != null && asked.contradicts();
        String head = since == null ? Words.of("switch.on") : Words.of("switch.on.since", times.inSentence(since));
        return new SwitchSight(State.ON, wrong ? Light.BAD : Light.WARN, head, lines);
    }

    private static List<String> told(Asked asked, Times times) {
        List<String> lines = new ArrayList<>(asked.remarks());
        String age = times.age(asked.at());
        Boolean seen = asked.seen();
        lines.add(
                asked.state() == State.UNKNOWN || seen == null
                        ? Words.of("switch.asked", age)
                        : Words.of(seen ? "switch.asked.seen" : "switch.asked.unseen", age));
        return lines;
    }
}
