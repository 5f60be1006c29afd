package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Proof;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One rung of the ladder of proof, as it is shown beside a backup.
 *
 * @param detail when, and how long it took; or that it was not yet
 * @param found what was found
 */
public record Rung(String title, State state, String detail, String found) {
    /** Whether it was passed. */
    public enum State {
        PASSED,
        FAILED,
        NOT_YET
    }

    /** All there is to say of it. */
    String told() {
        return found.isBlank() ? detail : Words.of("rung.told", detail, found);
    }

    /**
     * The whole ladder of a backup, lowest rung first.
     *
     * @param lastDrill how long it took to restore one of its source the last time
     */
    static List<Rung> of(Backup backup, Optional<Duration> lastDrill, Times times) {
        return Arrays.stream(Proof.Rung.values())
                .map(rung -> of(rung, backup, lastDrill, times))
                .toList();
    }

    private static Rung of(Proof.Rung rung, Backup backup, Optional<Duration> lastDrill, Times times) {
        Optional<Proof> newest = backup.newest(rung);
        if (newest.isEmpty()) {
            String detail = rung == Proof.Rung.RESTORED && lastDrill.isPresent()
                    ? Words.of("rung.notyet.about", Amounts.duration(lastDrill.get()))
                    : Words.of("rung.notyet");
            return new Rung(title(rung), State.NOT_YET, detail, "");
        }
        Proof proof = newest.get();
        String when =
                Words.of("rung.when", times.when(proof.at()), Amounts.duration(Duration.ofMillis(proof.millis())));
        return new Rung(title(rung), proof.passed() ? State.PASSED : State.FAILED, when, proof.detail());
    }

    private static String title(Proof.Rung rung) {
        return switch (rung) {
            case COMPLETE -> Words.of("rung.complete");
            case READ_BACK -> Words.of("rung.readback");
            case DECODED -> Words.of("rung.decoded");
            case INVENTORY -> Words.of("rung.inventory");
            case RESTORED -> Words.of("rung.restored");
            case EQUAL -> Words.of("rung.equal");
        };
    }
}
