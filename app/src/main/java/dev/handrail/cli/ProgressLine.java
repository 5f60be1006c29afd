package dev.handrail.cli;

import dev.handrail.operation.Event;
import dev.handrail.operation.Pace;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How far, how fast and how long still: one line that is rewritten where somebody looks, a line now and then elsewhere. */
final class ProgressLine {
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);
    private static final int WIDTH = 79;
    private static final String FROM_THE_LEFT = "\r\u001b[K";

    private final Terminal terminal;
    private final Throttle throttle;
    private final Pace pace;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private boolean shown;

    ProgressLine(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.throttle = new Throttle(clock, terminal.drawn() ? Throttle.FIVE_A_SECOND : NOW_AND_THEN);
        this.pace = new Pace(clock);
    }

    void restart() {
        clear();
        pace.restart();
        parts.values().removeIf(part -> part.state() == Part.State.DONE);
    }

    /** Is shown with what is told of all of them together. */
    void part(Part part) {
        parts.put(part.name(), part);
    }

    void show(Event.Progressed now) {
        pace.note(now.done());
        if (!throttle.passes()) {
            return;
        }
        String text = "  " + Terminal.harmless(text(now));
        if (terminal.drawn()) {
            terminal.err().print(FROM_THE_LEFT + text.substring(0, Math.min(WIDTH, text.length())));
            terminal.err().flush();
            shown = true;
        } else {
            terminal.say(text);
        }
    }

    /** Makes place for another line. */
    void clear() {
        if (shown) {
            terminal.err().print(FROM_THE_LEFT);
            terminal.err().flush();
            shown = false;
        }
    }

    private String text(Event.Progressed now) {
        StringBuilder text = new StringBuilder(
                now.total() > 0
                        ? Words.of("cli.progress.of", amount(now.done(), now.unit()), amount(now.total(), now.unit()))
                        : amount(now.done(), now.unit()));
        if (now.unit() == Work.Unit.BYTES) {
            pace.perSecond().ifPresent(rate -> text.append(" · ").append(Amounts.rate(rate)));
        }
        pace.left(now.total())
                .ifPresent(left -> text.append(" · ").append(Words.of("cli.progress.left", Amounts.clock(left))));
        if (parts.size() > 1) {
            text.append(" · ")
                    .append(parts.values().stream().map(ProgressLine::told).collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static String told(Part part) {
        return switch (part.state()) {
            case RUNS -> Words.of("cli.part.runs", part.name(), amount(part.done(), part.unit()));
            case DONE, LOST ->
                Words.of("cli.part.over", part.name(), Words.of(part.state().key()));
        };
    }

    private static String amount(long number, Work.Unit unit) {
        return switch (unit) {
            case BYTES -> Amounts.bytes(number);
            case ROWS -> Words.of("cli.progress.rows", Amounts.count(number));
            case ITEMS -> Amounts.count(number);
        };
    }
}
