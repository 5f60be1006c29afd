package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.Subject;
import dev.handrail.backup.seal.Age;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The commands that restore a backup without Handrail, with stock tools alone, ready to be pasted: first what is done on
 * this computer, then what is done on the server. The key to what is encrypted never goes there.
 */
final class StockCommands {
    /** What lies on its server in its place; a repository and what a script made are taken from wherever they are. */
    private static final Set<Subject.Sort> OF_THE_SERVER = Set.of(Subject.Sort.DATABASE, Subject.Sort.FILES);

    private final Backup backup;
    private final Optional<Server> server;
    private final Subject.Sort sort;
    private final boolean paper;

    StockCommands(Backup backup, Servers servers) throws OperationFailed {
        this(backup, servers, false);
    }

    private StockCommands(Backup backup, Servers servers, boolean paper) throws OperationFailed {
        this.paper = paper;
        this.backup = backup;
        this.server = servers.named(backup.server());
        this.sort = Subject.of(backup).sort();
    }

    /** To be printed, and found by anybody. */
    static StockCommands onPaper(Backup backup, Servers servers) throws OperationFailed {
        return new StockCommands(backup, servers, true);
    }

    List<String> lines() throws OperationFailed {
        Copy copy = backup.goodCopy()
                .orElseThrow(() -> OperationFailed.refused(Words.of("restore.nocopy", backup.id()))
                        .next(Words.of("backup.verify.fault.next"))
                        .build());
        Artifact artifact = backup.manifest().artifact();
        StockScript script = new StockScript(copy, server);
        Optional<StockCold> cold = cold();
        if (cold.isPresent()) {
            script.asRoot();
        }
        script.reach(artifact.encrypted());
        if (FoldersWhole.is(copy.file())) {
            String packed = "./" + artifact.file();
            script.makes(packed, packed(script.file(), packed));
        } else {
            script.does(hashed(artifact, script.file()));
        }
        if (artifact.encrypted()) {
            String plain = "./" + copy.file().substring(0, copy.file().length() - Age.ENDING.length());
            script.makes(plain, decrypted(artifact, script.file(), plain));
        }
        if (OF_THE_SERVER.contains(sort)) {
            script.goThere();
        }
        Command unpack = unpack(script.file());
        cold.ifPresentOrElse(
                it -> it.into(script, unpack), () -> restored(unpack).forEach(script::does));
        script.clear();
        List<String> lines = new ArrayList<>(List.of(Words.of("backup.commands.parts")));
        lines.addAll(script.lines());
        return lines;
    }

    /** As one file it goes wherever one goes; as that it has another hash than it has to Handrail. */
    private static StockStep packed(String folder, String into) {
        return StockStep.of(Words.of("backup.commands.pack"), Command.of("tar", "-cf", into, "-C", folder, "."));
    }

    private static StockStep hashed(Artifact artifact, String file) {
        return StockStep.of(
                Words.of("backup.commands.hash"),
                Pipeline.of(Command.of("echo", artifact.sha256() + "  " + file))
                        .pipe(Command.of("sha256sum", "--check", "-")));
    }

    /** Whoever has the passphrase is asked for it; an identity lies in a file, as age-keygen writes it. */
    private static StockStep decrypted(Artifact artifact, String stored, String plain) {
        List<String> age = new ArrayList<>(List.of("age", "--decrypt"));
        if (!artifact.encryption().equals(List.of(Age.PASSPHRASE))) {
            age.addAll(List.of("--identity", "identity.txt"));
        }
        age.addAll(List.of("--output", plain, stored));
        return StockStep.of(Words.of("backup.commands.decrypt"), Command.of(age));
    }

    /** The directory as the profile has it, where something is stopped for it. */
    private Optional<StockCold> cold() {
        return sort != Subject.Sort.FILES
                ? Optional.empty()
                : server.stream()
                        .flatMap(one -> one.files().stream())
                        .filter(set -> set.name().equals(backup.source()) && set.cold() != null)
                        .findFirst()
                        .map(set -> new StockCold(set, backup.manifest(), paper));
    }

    private Command unpack(String file) {
        List<String> words =
                new ArrayList<>(backup.manifest().artifact().compression().unpack());
        words.add(file);
        return Command.of(words);
    }

    private List<StockStep> restored(Command unpack) {
        Manifest manifest = backup.manifest();
        if (sort != Subject.Sort.DATABASE) {
            return new StockUnpacking(manifest, unpack).steps();
        }
        Database database =
                server.flatMap(s -> Entries.database(s, backup.source())).orElse(null);
        return manifest.source().kind().equals(Engine.POSTGRESQL.word())
                ? new StockPostgres(manifest, database, unpack).steps()
                : new StockMySql(manifest, database, unpack).steps();
    }
}
