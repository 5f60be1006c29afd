package dev.handrail.journal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of one operation: who did what to which server, when, and how it ended.
 *
 * @param id readable and sortable, such as 20261121-043712-k3f
 * @param operation the words of its offer, such as "backup run"
 * @param title as a person reads it
 * @param outcome null while it runs
 * @param ended null while it runs
 * @param failure what went wrong, null where nothing did
 * @param next what to do about it
 * @param made what it made, such as backup = its id
 */
public record Run(
        String id,
        String operation,
        String title,
        String server,
        String person,
        Instant started,
        @Nullable Instant ended,
        @Nullable Outcome outcome,
        @Nullable String failure,
        @Nullable String next,
        Map<String, String> made) {
    public Run {
        made = Map.copyOf(made);
    }

    /** One step of it. */
    public record Step(
            int number,
            String words,
            Instant began,
            @Nullable Instant ended) {}

    /** One line of its transcript; {@code where} is the machine when the line is a command. */
    public record Line(int step, Instant at, @Nullable String where, String text) {}
}
