package dev.handrail.backup.source;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.FileNames;
import dev.handrail.backup.Means;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one database is going to be dumped, found out by looking: its facts, the tools that suit it, how it is compressed
 * and how large the result will be.
 */
record PostgresDump(
        Shell shell,
        Database database,
        DatabaseFacts facts,
        PostgresTools tools,
        Compression compression,
        Optional<Backup> last)
        implements AutoCloseable {

    static final String PLAIN = "handrail-plain";
    static final String STORED = "handrail-stored";
    /** Somebody may hold a table for hours: rather a clear failure than a snapshot held open as long. */
    static final Duration LOCK_PATIENCE = Duration.ofMinutes(1);

    private static final int USUAL_RATIO = 4;
    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    static PostgresDump look(Means means, Server server, Database database) throws OperationFailed {
        Shell shell = means.shells().on(server);
        DatabaseFacts facts = facts(means, server, database, shell);
        PostgresTools tools = means.tools().find(shell, server, database, facts.major());
        return new PostgresDump(
                shell,
                database,
                facts,
                tools,
                compression(shell),
                means.catalogue().newest(server.name(), database.name()));
    }

    private static DatabaseFacts facts(Means means, Server server, Database database, Shell shell)
            throws OperationFailed {
        try (Connection connection = means.databases().open(server, database)) {
            return DatabaseFacts.of(connection);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("backup.failed.look", database.name()), shell.where(), e);
        }
    }

    /** zstd where it is there, which is faster and smaller; gzip is everywhere. */
    private static Compression compression(Shell shell) throws OperationFailed {
        for (Compression compression : Compression.values()) {
            Command look = Command.of("sh", "-c", "command -v \"$0\" >/dev/null", compression.program());
            if (shell.run(look.within(A_MOMENT)).good()) {
                return compression;
            }
        }
        throw OperationFailed.refused(Words.of("backup.failed.compression"))
                .on(shell.where())
                .next(Words.of("backup.failed.compression.next"))
                .build();
    }

    /** The dump proper: custom format, since one can pick from it; compressed by a program that is good at it. */
    Command dump(List<String> more) {
        return tools.connected(
                "pg_dump",
                database.name(),
                Stream.concat(
                                List.of(
                                        "--format=custom",
                                        "--compress=0",
                                        "--lock-wait-timeout=" + LOCK_PATIENCE.toMillis())
                                        .stream(),
                                more.stream())
                        .toList());
    }

    /** The stages after pg_dump, with the counters that let both ends agree on every byte. */
    Pipeline pipeline(String snapshot, Count plain, Count stored) {
        return Pipeline.of(dump(List.of("--snapshot=" + snapshot)))
                .pipe(plain.command())
                .pipe(Command.of(compression.pack()))
                .pipe(stored.command());
    }

    /** What is shown of it beforehand, without the counters. */
    Pipeline shown() {
        return Pipeline.of(dump(List.of())).pipe(Command.of(compression.pack()));
    }

    /** About how many bytes will be stored: by the last backup of it, or by its size. */
    long expectedBytes() {
        return last.map(backup -> backup.manifest().artifact())
                .filter(artifact -> artifact.bytes() > 0)
                .map(artifact -> Math.max(artifact.storedBytes(), (long)
                        ((double) facts.contentBytes() / artifact.bytes() * artifact.storedBytes())))
                .orElse(facts.contentBytes() / USUAL_RATIO);
    }

    String file(String id) {
        return FileNames.safe(database.name()) + "-" + id + ".dump." + compression.ending();
    }

    @Override
    public void close() {
        tools.close();
        shell.close();
    }
}
