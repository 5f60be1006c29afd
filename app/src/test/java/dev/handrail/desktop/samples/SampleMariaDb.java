package dev.handrail.desktop.samples;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.Proof;
import dev.handrail.desktop.Desk;
import dev.handrail.server.ProfileFile;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A server with MariaDB in the pictures: backed up for ten nights, and the database was exchanged this morning. */
final class SampleMariaDb {
    static final String SERVER = "Choir archive";

    private static final String PROFILE = """
            server: Choir archive
            environment: production
            access:
              ssh: { host: choir.example.org, user: deploy, agent: true }
            databases:
              - { name: choir, engine: mariadb, user: choir, password: vault, keep: "7 daily, 4 weekly" }
            destinations:
              - { name: here, folder: ~/Backups/choir }
            """;

    private static final int NIGHTS = 10;
    private static final long MEGA = 1024L * 1024;

    private SampleMariaDb() {}

    static void enter(Desk desk) throws OperationFailed {
        Instant now = desk.clock().instant();
        desk.servers().save(ProfileFile.read(PROFILE, "choir.yaml").getFirst());
        for (int night = 0; night < NIGHTS; night++) {
            desk.catalogue().add(backup(now.minus(Duration.ofDays(night)).minus(Duration.ofHours(3)), night));
        }
        desk.kept()
                .enter(new KeptDatabase(
                        "20261120-011502-m3a",
                        SERVER,
                        "choir",
                        "choir",
                        "choir",
                        0,
                        "choir_before_20261120_011502_000",
                        0,
                        now.minus(Duration.ofHours(2)),
                        "20261119010500-choir",
                        null,
                        List.of(new TableRows("choir", "singers", 214)),
                        true));
    }

    private static Backup backup(Instant taken, int night) {
        String id = taken.toString().replaceAll("\\D", "").substring(0, 14) + "-choir";
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                id,
                SERVER,
                "production",
                new Manifest.Source("mariadb", "choir", "choir", "10.11.6", "utf8mb4", "utf8mb4_general_ci", "", ""),
                taken,
                2_400,
                new Manifest.Tools("mariadb-dump 10.11.6", "zstd 1.5.5"),
                new Manifest.Artifact("choir.sql", "plain", Compression.ZSTD, 96 * MEGA, 11 * MEGA, "0"),
                List.of(
                        new TableRows("choir", "concerts", 1_204 - night),
                        new TableRows("choir", "scores", 8_112),
                        new TableRows("choir", "singers", 214),
                        new TableRows("choir", "voice_parts", 16)));
        List<Copy> copies = List.of(new Copy("here", "~/Backups/choir", id + ".sql", Copy.State.GOOD));
        List<Proof> proofs = List.of(
                proof(Proof.Rung.COMPLETE, taken.plusSeconds(3), "both ends agree"),
                proof(Proof.Rung.READ_BACK, taken.plusSeconds(4), "SHA-256 as written"),
                proof(Proof.Rung.DECODED, taken.plusSeconds(6), "decoded to its last line"));
        return new Backup(manifest, false, copies, proofs);
    }

    private static Proof proof(Proof.Rung rung, Instant at, String detail) {
        return new Proof(rung, at, 400, true, detail);
    }
}
