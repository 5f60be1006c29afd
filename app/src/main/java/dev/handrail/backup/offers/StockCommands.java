package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Pipeline;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that restore a backup without Handrail, with stock tools alone, ready to be pasted. */
final class StockCommands {
    private final Backup backup;
    private final @Nullable Database database;

    StockCommands(Backup backup, Servers servers) {
        this.backup = backup;
        Optional<Server> server = servers.named(backup.server());
        this.database = server.flatMap(s -> s.database(backup.source())).orElse(null);
    }

    List<String> lines() throws OperationFailed {
        Manifest manifest = backup.manifest();
        Artifact artifact = manifest.artifact();
        Copy copy = backup.goodCopy()
                .orElseThrow(() -> OperationFailed.refused(Words.of("restore.nocopy", backup.id()))
                        .next(Words.of("backup.verify.fault.next"))
                        .build());
        String file = copy.place() + "/" + copy.file();
        String into = manifest.source().database() + "_restored";
        List<String> unpack = new ArrayList<>(artifact.compression().unpack());
        unpack.add(file);
        return List.of(
                Words.of("backup.commands.hash"),
                CommandText.of(Pipeline.of(Command.of("echo", artifact.sha256() + "  " + file))
                        .pipe(Command.of("sha256sum", "--check", "-"))),
                Words.of("backup.commands.create"),
                CommandText.of(connected(
                        "createdb",
                        List.of(
                                "--template=template0",
                                "--encoding=" + manifest.source().encoding(),
                                "--lc-collate=" + manifest.source().collate(),
                                "--lc-ctype=" + manifest.source().characterType(),
                                into))),
                Words.of("backup.commands.load"),
                CommandText.of(Pipeline.of(Command.of(unpack))
                        .pipe(connected("pg_restore", List.of("--exit-on-error", "--dbname=" + into)))));
    }

    private Command connected(String program, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(program));
        if (database != null && database.container() == null && database.as() == null) {
            String host = database.socket() != null ? database.socket() : database.host();
            arguments.addAll(List.of("--host=" + host, "--port=" + database.port()));
            if (database.user() != null) {
                arguments.add("--username=" + database.user());
            }
        }
        arguments.addAll(more);
        if (database != null && database.container() != null) {
            List<String> inside = new ArrayList<>(List.of(
                    database.container().tool().word(),
                    "exec",
                    "-i",
                    database.container().name()));
            inside.addAll(arguments);
            return Command.of(inside);
        }
        return database != null && database.as() != null ? asUser(database.as(), arguments) : Command.of(arguments);
    }

    private static Command asUser(String user, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("sudo", "-u", user));
        all.addAll(arguments);
        return Command.of(all);
    }
}
