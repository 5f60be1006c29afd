package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;

/**
 * A backup that was restored and found to be what was backed up.
 *
 * @param whole whether all of it is there; one that another program wrote and that was cut proves nothing
 */
public record Staged(Means means, Backup backup, RowsCompared rows, boolean whole) {
    /** Enters it into the catalogue. To be equal in content, it must have been restored: both are told. */
    public void proven(Instant began) {
        if (!whole) {
            return;
        }
        Manifest manifest = backup.manifest();
        int tables = manifest.tables().size();
        enter(Proof.Rung.RESTORED, began, Words.of("restore.rows.all", tables, manifest.rows()));
        if (rows.contentEqual()) {
            enter(Proof.Rung.EQUAL, began, Words.of("restore.rows.content", tables, manifest.rows()));
        }
    }

    private void enter(Proof.Rung rung, Instant began, String detail) {
        Instant now = means.clock().instant();
        long millis = Duration.between(began, now).toMillis();
        means.catalogue().proven(backup.id(), new Proof(rung, now, millis, true, detail));
    }
}
