package dev.handrail.backup;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a backup that is removed: nobody can restore it, but it says how things stood.
 *
 * @param server what its server is called now
 * @param proven whether it was one to fall back on, as long as it was there
 * @param bytes of it, before it was packed
 * @param restored the last time that a restore of it went well, if there was one
 */
public record PastBackup(
        String id,
        String server,
        Subject subject,
        Instant taken,
        boolean proven,
        long bytes,
        @Nullable Restored restored) {

    /** When a restore of it went well, and how long that took. */
    public record Restored(Instant at, long millis) {}

    /** Nothing of one that neither was restored nor could be relied on. */
    public static Optional<PastBackup> of(Backup backup) {
        Optional<Restored> restored = backup.proofs().stream()
                .filter(proof -> proof.rung() == Proof.Rung.RESTORED && proof.passed())
                .max(Comparator.comparing(Proof::at))
                .map(proof -> new Restored(proof.at(), proof.millis()));
        boolean proven = asItLay(backup).proven();
        return proven || restored.isPresent()
                ? Optional.of(new PastBackup(
                        backup.id(),
                        backup.server(),
                        Subject.of(backup),
                        backup.taken(),
                        proven,
                        backup.manifest().artifact().bytes(),
                        restored.orElse(null)))
                : Optional.empty();
    }

    /** A delete that went wrong at first has taken copies away, or some of them, and says nothing of how good they were. */
    private static Backup asItLay(Backup backup) {
        List<Copy> copies = backup.copies().stream()
                .map(copy -> goneWithoutFault(backup, copy) ? copy.as(Copy.State.GOOD) : copy)
                .toList();
        return new Backup(backup.server(), backup.manifest(), backup.pinReason(), copies, backup.proofs());
    }

    private static boolean goneWithoutFault(Backup backup, Copy copy) {
        boolean gone = copy.state() == Copy.State.DELETING_FAILED || copy.state() == Copy.State.MISSING;
        return gone && Arrays.stream(Proof.Rung.values()).noneMatch(rung -> backup.failed(rung, copy));
    }
}
