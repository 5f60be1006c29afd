package dev.handrail.shell;

import dev.handrail.words.Words;
import java.util.Map;
import java.util.OptionalInt;

/** How a shell itself ended, in words. */
final class ShellEnd {
    /** What shells add to the number of the signal that ended a program. */
    private static final int BY_SIGNAL = 128;

    private static final Map<String, Integer> SIGNALS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ILL", 4),
            Map.entry("ABRT", 6),
            Map.entry("FPE", 8),
            Map.entry("KILL", 9),
            Map.entry("SEGV", 11),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15));

    private ShellEnd() {}

    /** As a shell would tell it of a program; empty for a signal that has not the same number on every system. */
    static OptionalInt bySignal(String name) {
        Integer number = SIGNALS.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(BY_SIGNAL + number);
    }

    static String words(int status) {
        String why = switch (status - BY_SIGNAL) {
            case 1 -> Words.of("shell.end.hung-up");
            case 2, 15 -> Words.of("shell.end.told");
            case 3, 4, 6, 8, 11 -> Words.of("shell.end.crashed");
            case 9 -> Words.of("shell.end.killed");
            case 13 -> Words.of("shell.end.unread");
            default -> "";
        };
        return why.isEmpty() ? String.valueOf(status) : Words.of("shell.end.why", status, why);
    }
}
