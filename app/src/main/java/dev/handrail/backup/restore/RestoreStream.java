package dev.handrail.backup.restore;

import dev.handrail.backup.Feed;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.TempFolder;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Sends an artifact through the program that suits its form into a database, and believes nothing but a clean end. */
final class RestoreStream {
    private final Manifest manifest;
    private final PostgresTools tools;
    private final String into;

    /** What decrypts on the way, or lets everything through. */
    interface Opening {
        InputStream open(InputStream stored) throws OperationFailed;
    }

    RestoreStream(Manifest manifest, PostgresTools tools, String into) {
        this.manifest = manifest;
        this.tools = tools;
        this.into = into;
    }

    Pipeline pipeline() {
        return Pipeline.of(Command.of(manifest.artifact().compression().unpack()))
                .pipe(load());
    }

    /** psql stops at the first error: what comes behind it may build on it. */
    private Command load() {
        return switch (manifest.artifact().form()) {
            case "plain" ->
                tools.connected(
                        "psql", into, List.of("--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1"));
            case "directory" -> TempFolder.unpacked(tools.connected("pg_restore", into, List.of("--format=directory")));
            default -> tools.connected("pg_restore", into, List.of());
        };
    }

    void load(Shell shell, Storage storage, String file, Opening opening, Work work) throws OperationFailed {
        RestoreErrors errors = new RestoreErrors();
        work.command(shell.where(), CommandText.of(pipeline()));
        try (HashedInput stored = new HashedInput(storage.read(file));
                InputStream artifact = opening.open(stored)) {
            Feed.Fed fed = new Feed(shell, work)
                    .through(pipeline(), artifact, manifest.artifact().storedBytes(), line -> {
                        errors.read(line);
                        work.say(line);
                    });
            judge(fed.exit(), errors, shell.where());
            sameBytes(stored.sha256(), storage.locate(file));
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", storage.locate(file)))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    /** Rows can be as many and still be others: what was sent must be what was written. */
    private void sameBytes(String sha256, String file) throws OperationFailed {
        if (!sha256.equals(manifest.artifact().sha256())) {
            throw OperationFailed.refused(Words.of("restore.failed.hash", file))
                    .cameBack(Words.of(
                            "backup.fault.hash", sha256, manifest.artifact().sha256()))
                    .next(Words.of("backup.verify.fault.next"))
                    .build();
        }
    }

    private void judge(Exit exit, RestoreErrors errors, String where) throws OperationFailed {
        boolean unpacked = exit.statuses().getFirst() == 0;
        if (unpacked && (exit.good() || exit.statuses().getLast() == 1) && errors.onlyHarmless()) {
            return;
        }
        if (!exit.good() || !errors.errors().isEmpty()) {
            String said = errors.errors().isEmpty() ? exit.errorText() : String.join("; ", errors.errors());
            throw OperationFailed.failed(Words.of("restore.failed.load", into))
                    .on(where)
                    .cameBack(Words.of(
                            "restore.failed.load.errors",
                            Math.max(1, errors.errors().size()),
                            said))
                    .next(Words.of(errors.complaint().key()))
                    .build();
        }
    }
}
