package dev.handrail.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a transcript on its way into the store; numbers count from one and leave none out. */
record LineRow(
        String run,
        long number,
        int step,
        Instant said,
        @Nullable String place,
        String words) {}
