package dev.handrail.desktop.maintenance;

import dev.handrail.operation.Answer;
import dev.handrail.site.maintenance.State;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came back when it was last asked how things stand with the maintenance page.
 *
 * @param at when that was
 * @param seen whether visitors are shown the page; null where that cannot be told
 * @param contradicts whether the server says one thing and visitors see another
 * @param remarks what else there is to say of it, the most important first
 */
record Asked(
        Instant at,
        State state,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable String by,
        @Nullable Boolean seen,
        boolean contradicts,
        List<String> remarks) {

    static Asked of(Answer answer, Instant at) {
        Map<?, ?> told = answer.document() instanceof Map<?, ?> map ? map : Map.of();
        State state = Arrays.stream(State.values())
                .filter(one -> one.word().equals(told.get("state")))
                .findFirst()
                .orElse(State.UNKNOWN);
        // The first line says the state itself; of an unknown one it says why.
        List<String> remarks =
                answer.lines().stream().skip(state == State.UNKNOWN ? 0 : 1).toList();
        return new Asked(
                at,
                state,
                told.get("since") instanceof Instant since ? since : null,
                told.get("until") instanceof Instant until ? until : null,
                told.get("reason") instanceof String reason ? reason : null,
                told.get("by") instanceof String by ? by : null,
                told.get("seenFromOutside") instanceof Boolean seen ? seen : null,
                answer.fault(),
                remarks);
    }

    /** Nobody could be asked. */
    static Asked failed(OperationFailed failed, Instant at) {
        return new Asked(
                at, State.UNKNOWN, null, null, null, null, null, false, List.of(String.valueOf(failed.getMessage())));
    }
}
