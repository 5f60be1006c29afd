package dev.handrail.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** For how long at least what a restore replaced stays where it can be put back. */
public final class UndoTime {
    /** Where a profile says nothing. */
    public static final Duration USUAL = Duration.ofDays(14);

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    private UndoTime() {}

    static void require(@Nullable Duration time) {
        if (time != null && (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0)) {
            throw new InvalidProfile("undo", "profile.invalid.undo");
        }
    }
}
