package dev.handrail.backup;

import dev.handrail.server.Database;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import java.time.Instant;
import java.util.List;

/** Backups as the catalogue keeps them, for tests that need no dump. */
final class Some {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private Some() {}

    static Backup backup(String id, String server, String source, Instant taken, Copy... copies) {
        return new Backup(manifest(id, server, source, taken), false, List.of(copies), List.of(complete(taken)));
    }

    static Backup pinned(Backup backup) {
        return new Backup(backup.manifest(), true, backup.copies(), backup.proofs());
    }

    /** The same with other bytes. */
    static Backup hashed(Backup backup, String sha256) {
        Manifest.Artifact was = backup.manifest().artifact();
        return with(
                backup,
                new Manifest.Artifact(
                        was.file(), was.form(), was.compression(), was.bytes(), was.storedBytes(), sha256),
                backup.manifest().notes());
    }

    /** The same as another artifact. */
    static Backup with(Backup backup, Manifest.Artifact artifact, List<String> notes) {
        Manifest manifest = backup.manifest();
        Manifest other = new Manifest(
                manifest.format(),
                manifest.id(),
                manifest.server(),
                manifest.environment(),
                manifest.source(),
                manifest.taken(),
                manifest.millis(),
                manifest.tools(),
                artifact,
                manifest.tables(),
                manifest.objects(),
                notes,
                null,
                null);
        return new Backup(other, false, backup.copies(), backup.proofs());
    }

    static Copy copy(String destination, String place, String file) {
        return new Copy(destination, place, file, Copy.State.GOOD);
    }

    static Proof complete(Instant at) {
        return new Proof(Proof.Rung.COMPLETE, at, 12, true, "There, 3 kB");
    }

    /** The same, as if it had been done then. */
    static KeptDatabase putAsideEarlier(KeptDatabase one, Instant at) {
        return new KeptDatabase(
                one.run(),
                one.server(),
                one.beside(),
                one.source(),
                one.live(),
                one.liveOid(),
                one.kept(),
                one.keptOid(),
                at,
                one.origin(),
                one.remark(),
                one.contents(),
                one.settled());
    }

    /** A database of the test PostgreSQL of which a drill asks this. */
    static Database asking(String name, String... sql) {
        return new Database(
                name,
                Engine.POSTGRESQL,
                "127.0.0.1",
                TestDatabase.port(),
                "postgres",
                null,
                null,
                null,
                null,
                null,
                Dump.USUAL,
                new DrillRule(DrillRule.MONTHLY, List.of(sql), null),
                null);
    }

    static Manifest manifest(String id, String server, String source, Instant taken) {
        return new Manifest(
                Manifest.FORMAT,
                id,
                server,
                "production",
                new Manifest.Source(
                        "postgresql",
                        source,
                        "chms_production",
                        "16.4",
                        "UTF8",
                        "C.UTF-8",
                        "C.UTF-8",
                        "Zoë's \"role\""),
                taken,
                4321,
                new Manifest.Tools("pg_dump (PostgreSQL) 16.4", "zstd 1.5.4"),
                new Manifest.Artifact(
                        id + ".dump.zst", "custom", Compression.ZSTD, 9_000_000_000L, 3_000, "ab".repeat(32)),
                List.of(
                        new Manifest.TableRows("public", "members", 100),
                        new Manifest.TableRows("public", "visits", 5_000_000_000L)));
    }
}
