package dev.handrail.sql;

import dev.handrail.RoomInMemory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;

/**
 * A PostgreSQL for tests. The port that was free when it was looked for may be another's by the time it is taken, as the end
 * of a connection that somebody makes just then: it is tried again with the next.
 */
public final class FreshPostgres {
    private static final int ATTEMPTS = 3;
    /** A server that cannot have its port is waited for as long as one that is slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /**
     * Not read by ourselves: Java would know pg_ctl, which ends at once, by its number for as long as the server writes, and
     * take another process that gets this number for ended.
     */
    private static final Redirect LOG = Redirect.appendTo(new File("target", "postgres.log"));

    private FreshPostgres() {}

    public static EmbeddedPostgres start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            // No test lives long enough to want a vacuum.
            EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("autovacuum", "off")
                    .setOutputRedirector(LOG)
                    .setPGStartupWait(PATIENCE);
            // What has been written ahead of a checkpoint must not fill the memory.
            RoomInMemory.folder()
                    .ifPresent(folder -> server.setDataDirectory(folder).setServerConfig("max_wal_size", "256MB"));
            try {
                return server.start();
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
