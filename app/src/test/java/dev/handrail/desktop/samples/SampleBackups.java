package dev.handrail.desktop.samples;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.Proof;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A month of backups, with a hole in it. */
record SampleBackups(Catalogue catalogue, Instant now) {
    private static final String BEAMLINE = "Beamline user office";
    private static final int DAYS = 34;
    private static final int HOLE = 21;
    private static final int UNPROVEN = 4;
    private static final int DAMAGED = 9;
    private static final int RESTORED = 12;
    private static final long MEGA = 1024L * 1024;
    private static final List<String> TABLES = List.of(
            "members",
            "attendance",
            "households",
            "donations",
            "pledges",
            "events",
            "event_sign_ups",
            "groups",
            "group_members",
            "medical_documents",
            "roles",
            "permissions",
            "role_user",
            "users",
            "sessions",
            "jobs",
            "failed_jobs",
            "migrations",
            "settings",
            "audits",
            "notes",
            "note_tags",
            "tags");

    void enter() {
        Instant tonight = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(1));
        for (int day = DAYS; day >= 0; day--) {
            if (day != HOLE) {
                catalogue.add(nightly(tonight.minus(Duration.ofDays(day)), day));
            }
        }
        catalogue.add(other("Makerspace", "makerspace", tonight.minus(Duration.ofHours(1))));
        beamline(tonight.minus(Duration.ofHours(6)));
        catalogue.add(other("Practice server", "parish", now.minus(Duration.ofHours(20))));
    }

    /** Several sources, each with a hole of its own, into two destinations. */
    private void beamline(Instant night) {
        for (int day = DAYS; day >= 0; day--) {
            Instant taken = night.minus(Duration.ofDays(day));
            if (day != HOLE) {
                catalogue.add(twice(manifest(BEAMLINE, "portal", taken, day), taken, day));
            }
            if (day != UNPROVEN && day != HOLE / 2) {
                catalogue.add(twice(files(taken.plusSeconds(60), day), taken.plusSeconds(60), day));
            }
        }
    }

    private static Backup twice(Manifest manifest, Instant taken, int day) {
        String file = manifest.id() + "." + manifest.artifact().form();
        Copy.State state = day == DAMAGED ? Copy.State.FAILED : Copy.State.GOOD;
        List<Copy> copies = List.of(
                new Copy("here", "~/Backups/uso", file, Copy.State.GOOD), new Copy("nas", "/mnt/nas/uso", file, state));
        return new Backup(manifest, false, copies, proofs(taken, day));
    }

    private static Manifest files(Instant taken, int day) {
        Manifest.Source source = Manifest.Source.plain("files", "local-configuration", "/srv/uso/local");
        return new Manifest(
                Manifest.FORMAT,
                id(taken, source.name()),
                BEAMLINE,
                "production",
                source,
                taken,
                900,
                new Manifest.Tools("GNU tar 1.34", "zstd 1.5.5"),
                new Manifest.Artifact(
                        source.name() + ".tar", "tar", Compression.ZSTD, (30 - day / 4) * MEGA, 6 * MEGA, "0"),
                List.of());
    }

    private static String id(Instant taken, String source) {
        return taken.toString().replaceAll("\\D", "").substring(0, 14) + "-" + source;
    }

    private Backup nightly(Instant taken, int day) {
        Copy.State state = day == DAMAGED ? Copy.State.DAMAGED : Copy.State.GOOD;
        List<Copy> copies = List.of(
                new Copy("here", "~/Backups/parish", "chms_production-" + day + ".dump", Copy.State.GOOD),
                new Copy("disk", "/media/backup", "chms_production-" + day + ".dump", state));
        List<Copy> kept = day == DAMAGED ? copies : copies.subList(0, 1 + day % 2);
        return new Backup(manifest("Parish office", "chms_production", taken, day), day == 1, kept, proofs(taken, day));
    }

    private static List<Proof> proofs(Instant taken, int day) {
        List<Proof> proofs = new ArrayList<>();
        proofs.add(proof(Proof.Rung.COMPLETE, taken.plusSeconds(6), 6_100, "both ends agree"));
        if (day % UNPROVEN != 2) {
            proofs.add(proof(Proof.Rung.READ_BACK, taken.plusSeconds(8), 410, "SHA-256 as written"));
            proofs.add(proof(Proof.Rung.DECODED, taken.plusSeconds(11), 2_200, "decoded by pg_restore 16.4"));
        }
        if (day % RESTORED == 0) {
            proofs.add(proof(
                    Proof.Rung.RESTORED,
                    taken.plus(Duration.ofHours(2)),
                    252_000,
                    "All 23 tables have the rows of the manifest"));
        }
        return proofs;
    }

    private static Proof proof(Proof.Rung rung, Instant at, long millis, String detail) {
        return new Proof(rung, at, millis, true, detail);
    }

    static Backup other(String server, String source, Instant taken) {
        return new Backup(
                manifest(server, source, taken, 0),
                false,
                List.of(new Copy("handrail", "~/Backups", source + ".dump", Copy.State.GOOD)),
                proofs(taken, 1));
    }

    /** One of a directory. */
    static Backup files(String server, String source, Instant taken) {
        Manifest like = manifest(server, source, taken, 0);
        Manifest manifest = new Manifest(
                like.format(),
                like.id(),
                server,
                like.environment(),
                Manifest.Source.plain("files", source, "/srv/" + source),
                taken,
                like.millis(),
                like.tools(),
                like.artifact(),
                List.of());
        return new Backup(manifest, false, other(server, source, taken).copies(), proofs(taken, 1));
    }

    private static Manifest manifest(String server, String source, Instant taken, int day) {
        List<TableRows> tables = new ArrayList<>();
        for (int i = 0; i < TABLES.size(); i++) {
            tables.add(new TableRows("public", TABLES.get(i), i == 1 ? 300_000 - day * 91L : 41_372L / (i + 1)));
        }
        return new Manifest(
                Manifest.FORMAT,
                id(taken, source),
                server,
                "production",
                new Manifest.Source("postgresql", source, source, "16.4", "UTF8", "C.UTF-8", "C.UTF-8", "owner"),
                taken,
                6_100,
                new Manifest.Tools("pg_dump 16.4", "zstd 1.5.5"),
                new Manifest.Artifact(
                        source + ".dump", "custom", Compression.ZSTD, 1_434 * MEGA, (244 - day / 6) * MEGA, "0"),
                tables);
    }

    /** What a restore put aside. */
    static KeptDatabase kept(Instant now) {
        return new KeptDatabase(
                "20261119-211502-k3f",
                "Beamline user office",
                "portal",
                "portal",
                "portal",
                24_601,
                "portal_before_20261119_211502_000",
                16_384,
                now.minus(Duration.ofHours(7)),
                "20261119170000-portal",
                null,
                List.of(new TableRows("public", "proposals", 1_204)),
                true);
    }
}
