package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Proof;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        List<Proof> newest = newest(rung, backup);
        if (newest.isEmpty()) {
            String detail = rung == Proof.Rung.RESTORED && lastDrill.isPresent()
                    ? Words.of("rung.notyet.about", Amounts.duration(lastDrill.get()))
                    : Words.of("rung.notyet");
            return new Rung(title(rung), State.NOT_YET, detail, "");
        }
        boolean passed = newest.stream().allMatch(Proof::passed);
        String when = newest.stream().map(proof -> when(proof, times)).collect(Collectors.joining(" · "));
        String found = newest.stream().map(Proof::detail).distinct().collect(Collectors.joining(" · "));
        return new Rung(title(rung), passed ? State.PASSED : State.FAILED, when, found);
    }

    /** Of each copy that was tested the newest test. */
    private static List<Proof> newest(Proof.Rung rung, Backup backup) {
        Map<String, Proof> newest = new TreeMap<>();
        backup.proofs().stream()
                .filter(proof -> proof.rung() == rung)
                .forEach(proof -> newest.merge(
                        proof.destination() == null ? "" : proof.destination(),
                        proof,
                        (one, other) -> other.at().isBefore(one.at()) ? one : other));
        return List.copyOf(newest.values());
    }

    private static String when(Proof proof, Times times) {
        String when =
                Words.of("rung.when", times.when(proof.at()), Amounts.duration(Duration.ofMillis(proof.millis())));
        return proof.destination() == null ? when : Words.of("rung.of", proof.destination(), when);
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
