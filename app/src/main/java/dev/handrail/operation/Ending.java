package dev.handrail.operation;

import dev.handrail.journal.Outcome;
import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param kind in which way it failed, null when it did not
 * @param failure the sentence without the advice, null when it did not fail
 * @param evidence what there is to show of the failure beyond the words
 */
record Ending(
        Outcome outcome,
        OperationFailed.@Nullable Kind kind,
        @Nullable String failure,
        @Nullable String next,
        @Nullable Evidence evidence) {

    static Ending done() {
        return new Ending(Outcome.DONE, null, null, null, null);
    }

    /** It was done, but did not clean up after itself: whoever reads "done" must not be left with half of it. */
    static Ending doneExcept(List<String> stayed, String run) {
        String failure = Words.of("operation.left", String.join("; ", stayed));
        return new Ending(Outcome.FAILED, OperationFailed.Kind.FAILED, failure, cleaning(run), null);
    }

    /** @param cancelled whether somebody had asked it to stop: what breaks then breaks because of that */
    static Ending failed(OperationFailed told, boolean cancelled) {
        return cancelled || told.kind() == OperationFailed.Kind.CANCELLED
                ? new Ending(Outcome.CANCELLED, OperationFailed.Kind.CANCELLED, sentence(told), told.next(), null)
                : new Ending(Outcome.FAILED, told.kind(), sentence(told), told.next(), told.evidence());
    }

    /** The same, with the advice to clean up what stayed. */
    Ending leaving(List<String> stayed, String run) {
        if (stayed.isEmpty()) {
            return this;
        }
        String advice = next == null ? cleaning(run) : next + " " + cleaning(run);
        return new Ending(outcome, kind, failure, advice, evidence);
    }

    private static String cleaning(String run) {
        return Words.of("operation.left.next", run);
    }

    private static String sentence(OperationFailed told) {
        StringBuilder sentence = new StringBuilder(told.tried());
        if (told.where() != null) {
            sentence.append(" (").append(told.where()).append(')');
        }
        if (told.cameBack() != null) {
            sentence.append(": ").append(told.cameBack());
        }
        return sentence.toString();
    }
}
