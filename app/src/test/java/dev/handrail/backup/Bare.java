package dev.handrail.backup;

import dev.handrail.backup.seal.Age;
import dev.handrail.operation.Lazy;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.sql.ToolFinder;
import dev.handrail.storage.Buckets;
import dev.handrail.vault.Secret;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What backups are made with, for tests that need no store: whoever asks for what lies in one is told that there is none. */
public final class Bare {
    private Bare() {}

    public static Means means(Shells shells, Path home, Clock clock) {
        Jdbi none = Jdbi.create(() -> {
            throw new SQLException("There is no store in this test.");
        });
        Servers servers = new Servers(none, clock, "tester");
        Lazy<Buckets> buckets = new Lazy<>(() -> {
            throw new IllegalStateException("There are no buckets in this test.");
        });
        Databases databases = new Databases(shells, (ref, name) -> Secret.of("unused".toCharArray()));
        return new Means(
                shells,
                databases,
                new ToolFinder(databases),
                new Catalogue(none),
                new KeptDatabases(none),
                new KeptFileSets(none),
                servers,
                new Places(shells, servers, buckets),
                new Age((ref, name) -> Secret.of("unused".toCharArray())),
                clock,
                () -> "20260301-120000-id",
                home.resolve("backups"),
                server -> List.of());
    }
}
