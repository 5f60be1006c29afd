package dev.handrail.backup.verify;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Means;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.sql.ToolFinder;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/** A machine that can decode a dump: this computer if it has the programs, so that nothing need be sent; else the server. */
record Decoder(Shell shell, Command decode, String version) implements AutoCloseable {
    private static final String INTO_NOTHING = "--file=/dev/null";

    static Decoder find(Means means, Server server, Manifest manifest) throws OperationFailed {
        int major = dumpMajor(manifest);
        Shell here = means.shells().here();
        Optional<ToolFinder.Found> local = ToolFinder.suiting(ToolFinder.everywhere(here), major);
        if (local.isPresent() && unpacks(here, manifest)) {
            return new Decoder(
                    here,
                    local.get().program("pg_restore", INTO_NOTHING),
                    local.get().version());
        }
        here.close();
        Shell there = means.shells().on(server);
        try (PostgresTools tools = means.tools().find(there, server, database(server, manifest), major)) {
            return new Decoder(there, tools.alone("pg_restore", List.of(INTO_NOTHING)), tools.version());
        } catch (OperationFailed e) {
            there.close();
            throw e;
        }
    }

    /** The version of pg_dump that wrote it: an older pg_restore may not read it. */
    private static int dumpMajor(Manifest manifest) {
        return Integer.parseInt(manifest.tools().dump().replaceAll("^\\D*(\\d+).*$", "$1"));
    }

    private static boolean unpacks(Shell shell, Manifest manifest) throws OperationFailed {
        String program = manifest.artifact().compression().program();
        return shell.run(Command.of("sh", "-c", "command -v \"$0\" >/dev/null", program))
                .good();
    }

    private static Database database(Server server, Manifest manifest) throws OperationFailed {
        return server.database(manifest.source().name())
                .orElseThrow(() -> OperationFailed.refused(Words.of(
                                "backup.nodatabase",
                                server.name(),
                                manifest.source().name()))
                        .next(Words.of("backup.nodatabase.next"))
                        .build());
    }

    @Override
    public void close() {
        shell.close();
    }
}
