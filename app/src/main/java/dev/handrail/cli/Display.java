package dev.handrail.cli;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Locale;
import java.util.Map;

/** Whether a window can be opened here. */
public final class Display {
    private Display() {}

    public static boolean isThere(Map<String, String> environment, String system, String glass) {
        return !system.toLowerCase(Locale.ROOT).contains("linux")
                || glass.equals("Headless")
                || !environment.getOrDefault("DISPLAY", "").isEmpty();
    }

    /** Refuses in words where there is no display; the toolkit itself would print a stack trace. */
    public static void require(Map<String, String> environment, String system, String glass) throws OperationFailed {
        if (!isThere(environment, system, glass)) {
            throw OperationFailed.unreachable(Words.of("cli.no-display"))
                    .next(Words.of("cli.no-display.next"))
                    .build();
        }
    }
}
