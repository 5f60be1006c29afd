package dev.handrail.backup.source;

import dev.handrail.backup.Compression;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import java.time.Instant;
import java.util.List;

/** Manifests of which only what was counted and listed matters. */
public final class Manifests {
    private Manifests() {}

    public static Manifest of(String kind, String form, List<TableRows> tables, List<Manifest.Objects> objects) {
        return new Manifest(
                Manifest.FORMAT,
                "b1",
                "Parish",
                "test",
                Manifest.Source.plain(kind, "source", "/srv/source"),
                Instant.parse("2026-03-01T12:00:00Z"),
                1,
                new Manifest.Tools("pg_dump (PostgreSQL) 16.4", "zstd"),
                new Manifest.Artifact("b1.file", form, Compression.ZSTD, 1000, 100, "ab".repeat(32)),
                tables,
                objects,
                List.of(),
                null,
                null);
    }
}
