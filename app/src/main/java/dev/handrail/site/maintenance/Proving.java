package dev.handrail.site.maintenance;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sees to it from outside that the page is up, or is down, and says what it saw until then. */
final class Proving {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Outside outside;
    private final Duration patience;
    private final Proof proof;

    /** @param patience how long it may take until all who come by see it */
    Proving(Outside outside, Duration patience, Proof proof) {
        this.outside = outside;
        this.patience = patience;
        this.proof = proof;
    }

    /** What is wrong with what was seen, or null. */
    interface Judge {
        @Nullable
        String fault(Seen seen);
    }

    /** Until all of them show that it is on. */
    void on(List<Seen> before, Notice notice, Consumer<String> say) throws OperationFailed {
        List<String> faults = until(before, seen -> proof.fault(seen, notice), say);
        if (!faults.isEmpty()) {
            throw OperationFailed.failed(Words.of("switching.unproven"))
                    .cameBack(String.join("; ", faults))
                    .next(Words.of(
                            proof.kind() == Proof.Kind.OUR_PAGE
                                    ? "switching.unproven.next.rule"
                                    : "switching.unproven.next.other"))
                    .build();
        }
    }

    /**
     * Until the site is seen everywhere, and fails where the page still is.
     *
     * @return the addresses that show no page any more, and yet not what they should
     */
    List<String> off(List<Seen> before, Consumer<String> say) throws OperationFailed {
        List<String> faults = until(before, this::faultOff, say);
        List<String> still = outside.again(before).stream()
                .filter(proof::lingers)
                .map(seen -> seen.address() + ": " + SeenWords.of(seen))
                .toList();
        if (!faults.isEmpty() && !still.isEmpty()) {
            throw OperationFailed.failed(Words.of("switching.still"))
                    .cameBack(String.join("; ", still))
                    .next(Words.of(
                            proof.kind() == Proof.Kind.ANOTHER ? "switching.still.next.dns" : "switching.still.next"))
                    .build();
        }
        return faults;
    }

    private List<String> until(List<Seen> places, Judge judge, Consumer<String> say) throws OperationFailed {
        long end = System.nanoTime() + patience.toNanos();
        List<String> said = List.of();
        while (true) {
            List<Seen> seen = outside.again(places);
            List<String> told = new ArrayList<>();
            List<String> faults = new ArrayList<>();
            for (Seen one : seen) {
                String fault = judge.fault(one);
                told.add(one.address() + ": " + SeenWords.of(one) + (fault == null ? " ✓" : ""));
                Optional.ofNullable(fault).ifPresent(why -> faults.add(one.address() + ": " + why));
            }
            if (!told.equals(said)) {
                told.forEach(say);
                said = told;
            }
            if (faults.isEmpty() || System.nanoTime() >= end) {
                return faults;
            }
            Stop.here().await(() -> {
                Thread.sleep(PAUSE);
                return true;
            });
        }
    }

    private @Nullable String faultOff(Seen seen) {
        if (proof.lingers(seen)) {
            return SeenWords.of(seen);
        }
        return seen.open() || Seen.toSecure(seen) ? null : Words.of("switching.fault.not-open", SeenWords.of(seen));
    }
}
