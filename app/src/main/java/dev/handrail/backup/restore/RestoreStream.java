package dev.handrail.backup.restore;

import dev.handrail.backup.Feed;
import dev.handrail.backup.Manifest;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.storage.Folder;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Sends an artifact through pg_restore into a database, and believes nothing but a clean end. */
final class RestoreStream {
    private final Manifest manifest;
    private final PostgresTools tools;
    private final String into;

    RestoreStream(Manifest manifest, PostgresTools tools, String into) {
        this.manifest = manifest;
        this.tools = tools;
        this.into = into;
    }

    Pipeline pipeline() {
        return Pipeline.of(Command.of(manifest.artifact().compression().unpack()))
                .pipe(tools.connected("pg_restore", into, List.of()));
    }

    void load(Shell shell, Folder folder, String file, Work work) throws OperationFailed {
        RestoreErrors errors = new RestoreErrors();
        work.command(shell.where(), CommandText.of(pipeline()));
        try (InputStream artifact = folder.read(file)) {
            Feed.Fed fed = new Feed(shell, work)
                    .through(pipeline(), artifact, manifest.artifact().storedBytes(), line -> {
                        errors.read(line);
                        work.say(line);
                    });
            judge(fed.exit(), errors, shell.where());
            sameBytes(fed.sha256(), folder.locate(file));
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", folder.locate(file)))
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
                    .next(Words.of("restore.failed.load.next"))
                    .build();
        }
    }
}
