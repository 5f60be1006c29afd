package dev.handrail.operation;

import dev.handrail.journal.Outcome;
import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens while an operation runs, as it happens. */
public sealed interface Event {
    String run();

    record Started(String run, String operation, String title, String server, Instant at) implements Event {}

    record StepBegan(String run, int number, String words, Instant at) implements Event {}

    record Progressed(String run, long done, long total, Work.Unit unit) implements Event {}

    /** How far one of several things is that are done at the same time. */
    record PartMoved(String run, Part part) implements Event {}

    /** A line of the transcript; a command has the machine it runs on, other lines have none. */
    record Said(String run, String line, @Nullable String where, Instant at) implements Event {}

    /**
     * The end.
     *
     * @param made what the run made, such as backup = its id
     * @param kind how it failed, null where it did not; a command line makes its exit status of it
     * @param evidence what there is to show of how it came out beyond the words
     */
    record Ended(
            String run,
            Outcome outcome,
            OperationFailed.@Nullable Kind kind,
            Map<String, String> made,
            @Nullable String failure,
            @Nullable String next,
            @Nullable Evidence evidence,
            Instant at)
            implements Event {
        /** An end with nothing to show beyond the words. */
        public Ended(
                String run,
                Outcome outcome,
                OperationFailed.@Nullable Kind kind,
                Map<String, String> made,
                @Nullable String failure,
                @Nullable String next,
                Instant at) {
            this(run, outcome, kind, made, failure, next, null, at);
        }
    }
}
