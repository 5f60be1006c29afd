package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;

/**
 * A backup that was restored and found to be what was backed up.
 *
 * @param whole whether all of it is there; one that another program wrote and that was cut proves nothing
 */
public record Staged(Means means, Backup backup, RowsCompared rows, boolean whole) {
    /** What its rows are put beside. */
    static String comparing(Manifest manifest) {
        return manifest.rowsUnknown()
                ? Words.of("restore.step.look")
                : Words.of("restore.step.compare", manifest.tables().size());
    }

    /** Enters it into the catalogue. To be equal in content, it must have been restored: both are told. */
    public void proven(Instant began) {
        proven(Duration.between(began, means.clock().instant()));
    }

    /** The same of one that is over for a while: what came after it is no part of how long it takes. */
    void proven(Duration took) {
        if (!whole) {
            return;
        }
        Manifest manifest = backup.manifest();
        int tables = manifest.tables().size();
        String detail = manifest.rowsUnknown()
                ? Words.of("restore.rows.unknown")
                : Words.of("restore.rows.all", tables, Amounts.count(manifest.rows()));
        enter(Proof.Rung.RESTORED, took, detail);
        if (rows.contentEqual()) {
            enter(Proof.Rung.EQUAL, took, Words.of("restore.rows.content", tables, manifest.rows()));
        }
    }

    private void enter(Proof.Rung rung, Duration took, String detail) {
        Proof proof = new Proof(rung, means.clock().instant(), took.toMillis(), true, detail);
        means.catalogue().proven(backup.id(), proof);
    }
}
