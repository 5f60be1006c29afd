package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which roles a dump needs, where a profile has entries for more than one database server. */
class RolesOfTest {
    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");

    private static Database entry(String name, int port) {
        return new Database(name, Engine.POSTGRESQL, "localhost", port, "clerk", null, null, null, null, null);
    }

    private static Server server(Database... entries) {
        return new Server(
                "Parish",
                Environment.TEST,
                null,
                new Access.ThisComputer(Sudo.NONE),
                Arrays.asList(entries),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private static Backup backup(String source, String form, int seconds) {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                source + "-" + seconds,
                "Parish",
                "test",
                Manifest.Source.plain("postgresql", source, source),
                NOW.plusSeconds(seconds),
                1,
                new Manifest.Tools("pg_dump", "zstd"),
                new Manifest.Artifact("a.zst", form, Compression.ZSTD, 10, 5, "ab".repeat(32)),
                List.of());
        return new Backup(manifest, false, List.of(new Copy("nas", "/mnt", "a.zst", Copy.State.GOOD)), List.of());
    }

    private final Backup dump = backup("chms", "custom", 0);
    private final List<Backup> roles =
            List.of(backup("roles", "roles", 1), backup("roles", "roles", 2), backup("others", "roles", 3));

    @Test
    void theNewestOfItsOwnDatabaseServer() {
        Server server = server(entry("chms", 5432), entry("roles", 5432), entry("others", 5433));
        assertThat(new RolesOf(server, roles).newest(dump)).contains(roles.get(1));
    }

    @Test
    void noneWhereNobodyCanTell() {
        assertThat(new RolesOf(server(entry("chms", 5432), entry("others", 5433)), roles).newest(dump))
                .as("another one's, and those of an entry that is gone")
                .isEmpty();
        assertThat(new RolesOf(server(entry("chms", 5432), entry("roles", 5432), entry("others", 5432)), roles)
                        .newest(dump))
                .as("two fit")
                .isEmpty();
    }
}
