package dev.handrail.journal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a run left behind and that is still there.
 *
 * @param number its place among those of its run
 * @param kind who knows how to clean it up
 * @param words what it is, for a person
 * @param failure why it could not be cleaned up so far, null where nobody tried
 */
public record Left(
        String run,
        int number,
        String kind,
        String server,
        Map<String, String> details,
        String words,
        Instant added,
        @Nullable String failure) {
    public Left {
        details = Map.copyOf(details);
    }
}
