package dev.handrail.backup.verify;

import dev.handrail.backup.Entries;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.sql.Programs;
import dev.handrail.sql.ToolFinder;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine that can decode an artifact: this computer if it has the programs, so that nothing need be sent; else the
 * server.
 *
 * @param program what decodes, with its version where that matters
 */
record Decoder(Shell shell, Command decode, String program) implements AutoCloseable {
    static Decoder find(Means means, Origin origin, Manifest manifest, Decoding decoding) throws OperationFailed {
        Shell here = means.shells().here();
        Optional<Decoder> local = on(here, manifest, decoding);
        if (local.isPresent()) {
            return local.get();
        }
        here.close();
        Server server = onlyThere(origin, manifest, decoding);
        Shell there = means.shells().on(server);
        try {
            return there(means, server, there, manifest, decoding);
        } catch (OperationFailed e) {
            there.close();
            throw e;
        }
    }

    private static Decoder there(Means means, Server server, Shell there, Manifest manifest, Decoding decoding)
            throws OperationFailed {
        Optional<Database> database = Entries.database(server, manifest.source().name());
        if (postgres(decoding) && decoding.direct() && database.isPresent()) {
            try (PostgresTools tools = means.tools().find(there, server, database.get(), major(manifest))) {
                return new Decoder(
                        there, tools.alone(Decoding.PG_RESTORE, decoding.after()), named(decoding, tools.version()));
            }
        }
        return on(there, manifest, decoding)
                .orElseThrow(() -> OperationFailed.refused(Words.of("backup.verify.without", decoding.program()))
                        .on(there.where())
                        .next(Words.of("backup.verify.without.next", decoding.program(), unpacking(manifest)))
                        .build());
    }

    private static Optional<Decoder> on(Shell shell, Manifest manifest, Decoding decoding) throws OperationFailed {
        Map<String, String> found = Programs.found(shell, List.of(unpacking(manifest), decoding.program()));
        if (!found.containsKey(unpacking(manifest))) {
            return Optional.empty();
        }
        if (postgres(decoding)) {
            return ToolFinder.suiting(ToolFinder.everywhere(shell), major(manifest))
                    .map(tools -> new Decoder(
                            shell,
                            decoding.command(tools.folder() + "/" + Decoding.PG_RESTORE),
                            named(decoding, tools.version())));
        }
        return Optional.ofNullable(found.get(decoding.program()))
                .map(place -> new Decoder(shell, decoding.command(place), decoding.program()));
    }

    private static boolean postgres(Decoding decoding) {
        return decoding.program().equals(Decoding.PG_RESTORE);
    }

    private static String named(Decoding decoding, String version) {
        return decoding.program() + " " + version;
    }

    /** What no pg_dump of a known version wrote, any may read. */
    private static int major(Manifest manifest) {
        return manifest.tools().dump().startsWith("pg_dump") ? manifest.tools().dumpMajor() : 0;
    }

    private static String unpacking(Manifest manifest) {
        return manifest.artifact().compression().program();
    }

    /** What is missing here is said together with that the server, which might have it, is no longer known. */
    private static Server onlyThere(Origin origin, Manifest manifest, Decoding decoding) throws OperationFailed {
        if (origin.known()) {
            return origin.server();
        }
        String programs =
                postgres(decoding) ? Words.of("backup.verify.nowhere.postgres", major(manifest)) : decoding.program();
        throw OperationFailed.refused(Words.of("backup.verify.nowhere"))
                .on(Words.of("storage.here"))
                .cameBack(Words.of("backup.removed", origin.server().name()))
                .next(Words.of("backup.verify.nowhere.next", programs, unpacking(manifest)))
                .build();
    }

    @Override
    public void close() {
        shell.close();
    }
}
