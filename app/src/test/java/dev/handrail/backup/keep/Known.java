package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Proof.Rung;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backups of one source, of which only what the rules look at matters. */
public final class Known {
    public static final long SIZE = 1024;

    private Known() {}

    public static Backup proven(String id, Instant taken) {
        return backup(id, taken, Rung.READ_BACK, Copy.State.GOOD, null);
    }

    public static Backup unproven(String id, Instant taken) {
        return backup(id, taken, Rung.COMPLETE, Copy.State.GOOD, null);
    }

    static Backup backup(String id, Instant taken, Rung rung, Copy.State state, @Nullable String pin) {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                id,
                "Parish",
                "test",
                Manifest.Source.plain("files", "uploads", "/srv/uploads"),
                taken,
                1,
                new Manifest.Tools("tar", "zstd"),
                new Manifest.Artifact(id + ".tar.zst", "tar", Compression.ZSTD, SIZE, SIZE, "ab".repeat(32)),
                List.of());
        return new Backup(
                "Parish",
                manifest,
                pin,
                List.of(new Copy("kept", "/kept", id + ".tar.zst", state)),
                List.of(new Proof(rung, taken, 1, true, "")));
    }
}
