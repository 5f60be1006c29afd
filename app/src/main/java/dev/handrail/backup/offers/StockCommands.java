package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.seal.Age;
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
    private final Optional<Server> server;
    private final @Nullable Database database;

    StockCommands(Backup backup, Servers servers) throws OperationFailed {
        this.backup = backup;
        this.server = servers.named(backup.server());
        this.database =
                server.flatMap(s -> Entries.database(s, backup.source())).orElse(null);
    }

    List<String> lines() throws OperationFailed {
        Copy copy = backup.goodCopy()
                .orElseThrow(() -> OperationFailed.refused(Words.of("restore.nocopy", backup.id()))
                        .next(Words.of("backup.verify.fault.next"))
                        .build());
        StockReach reach = new StockReach(copy, server);
        return reach.lines(lines(reach.file()));
    }

    private List<String> lines(String stored) {
        Artifact artifact = backup.manifest().artifact();
        List<String> lines = new ArrayList<>(hashed(artifact, stored));
        if (!artifact.encrypted()) {
            lines.addAll(bringing(stored));
            return lines;
        }
        String plain = stored.substring(0, stored.length() - Age.ENDING.length());
        lines.addAll(decrypting(artifact, stored, plain));
        lines.addAll(bringing(plain));
        return lines;
    }

    /** Whoever has the passphrase is asked for it; an identity lies in a file, as age-keygen writes it. */
    private static List<String> decrypting(Artifact artifact, String stored, String plain) {
        List<String> age = new ArrayList<>(List.of("age", "--decrypt"));
        if (!artifact.encryption().equals(List.of(Age.PASSPHRASE))) {
            age.addAll(List.of("--identity", "identity.txt"));
        }
        age.addAll(List.of("--output", plain, stored));
        return List.of(Words.of("backup.commands.decrypt"), CommandText.of(Command.of(age)));
    }

    private List<String> bringing(String file) {
        Manifest manifest = backup.manifest();
        List<String> unpacking = new StockUnpacking(manifest, file).lines();
        if (!unpacking.isEmpty()) {
            return unpacking;
        }
        if (StockMySql.FORMS.contains(manifest.artifact().form())) {
            return new StockMySql(manifest, file, database).lines();
        }
        List<String> unpack = new ArrayList<>(manifest.artifact().compression().unpack());
        unpack.add(file);
        return new PostgresCommands(manifest, database, Command.of(unpack)).lines();
    }

    private static List<String> hashed(Artifact artifact, String file) {
        return List.of(
                Words.of("backup.commands.hash"),
                CommandText.of(Pipeline.of(Command.of("echo", artifact.sha256() + "  " + file))
                        .pipe(Command.of("sha256sum", "--check", "-"))));
    }
}
