package dev.handrail.backup.restore;

import dev.handrail.backup.Feed;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.Manifest;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.MySqlClient;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Sends a dump of MariaDB or MySQL through the client into a database; the first statement that fails ends it. */
final class MySqlLoad {
    private final Manifest manifest;
    private final MySqlClient client;

    MySqlLoad(Manifest manifest, MySqlClient client) {
        this.manifest = manifest;
        this.client = client;
    }

    /** What stands in a dump for the client itself, such as a command of the shell, is not obeyed in binary mode. */
    Pipeline pipeline() {
        return Pipeline.of(Command.of(manifest.artifact().compression().unpack()))
                .pipe(client.command(
                        List.of("--binary-mode", "--max-allowed-packet=1G", "--database=" + client.name())));
    }

    void load(Storage storage, String file, RestoreStream.Opening opening, Work work) throws OperationFailed {
        String where = client.shell().where();
        work.command(where, CommandText.of(pipeline()));
        try (HashedInput stored = new HashedInput(storage.read(file));
                InputStream artifact = opening.open(stored)) {
            Exit exit = new Feed(client.shell(), work)
                    .through(pipeline(), artifact, manifest.artifact().storedBytes(), work::say)
                    .exit();
            if (!exit.good()) {
                throw failed(exit);
            }
            if (!stored.sha256().equals(manifest.artifact().sha256())) {
                throw OperationFailed.refused(Words.of("restore.failed.hash", storage.locate(file)))
                        .cameBack(Words.of(
                                "backup.fault.hash",
                                stored.sha256(),
                                manifest.artifact().sha256()))
                        .next(Words.of("backup.verify.fault.next"))
                        .build();
            }
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", storage.locate(file)))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    /** One who may not make something for its definer can be helped; the rest the message must tell. */
    private OperationFailed failed(Exit exit) {
        String said = exit.errorText();
        return OperationFailed.failed(Words.of("restore.failed.load", client.name()))
                .on(client.shell().where())
                .cameBack(said)
                .next(
                        said.contains("ERROR 1227")
                                ? Words.of("restore.mysql.definer.next")
                                : Words.of("restore.failed.load.next"))
                .build();
    }
}
