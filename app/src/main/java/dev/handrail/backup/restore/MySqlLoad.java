package dev.handrail.backup.restore;

import dev.handrail.backup.Feed;
import dev.handrail.backup.GoesElsewhere;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.NamelessAlter;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Sends a dump of MariaDB or MySQL through the client into a database; the first statement that fails ends it. */
final class MySqlLoad {
    private final Manifest manifest;
    private final MySqlClient client;
    private final ForeignScript script;

    MySqlLoad(Manifest manifest, MySqlClient client) {
        this.manifest = manifest;
        this.client = client;
        this.script = new ForeignScript(manifest);
    }

    /** What stands in a dump for the client itself, such as a command of the shell, is not obeyed in binary mode. */
    Pipeline pipeline() {
        return Pipeline.of(Command.of(script.packing().unpack()))
                .pipe(NamelessAlter.command())
                .pipe(client.command(
                        List.of("--binary-mode", "--max-allowed-packet=1G", "--database=" + client.name())));
    }

    /**
     * @param server whose secrets decrypt it
     * @param clearing of the database that it is sent into, where it did not go through
     */
    void load(GoodCopy copy, Server server, Work work, Clearing clearing) throws OperationFailed {
        String where = client.shell().where();
        work.command(where, CommandText.of(pipeline()));
        try (HashedInput stored = new HashedInput(copy.read());
                InputStream artifact = copy.opened(server, stored);
                InputStream sent = script.sent(artifact)) {
            Exit exit = through(sent, copy, stored, work);
            if (!exit.good()) {
                throw failed(exit, copy, stored, work, clearing);
            }
            if (!copy.isWhole(stored.sha256())) {
                throw copy.damaged(stored.sha256());
            }
        } catch (IOException e) {
            throw copy.unread(e);
        }
    }

    private Exit through(InputStream sent, GoodCopy copy, HashedInput stored, Work work)
            throws OperationFailed, IOException {
        try {
            return new Feed(client.shell(), work)
                    .through(pipeline(), sent, script.size(), work::say)
                    .exit();
        } catch (GoesElsewhere e) {
            throw script.stopped(copy, e, stored);
        }
    }

    private OperationFailed failed(Exit exit, GoodCopy copy, HashedInput stored, Work work, Clearing clearing)
            throws OperationFailed {
        MySqlComplaint complaint = MySqlComplaint.of(exit.errorText());
        OperationFailed.Telling told = told(complaint, exit);
        if (complaint.certain() || exit.fell()) {
            return told.build();
        }
        clearing.asFarAsPossible(work);
        return complaint == MySqlComplaint.UNKNOWN
                ? copy.blame(told, stored, work).build()
                : copy.unlessDamaged(told, stored, work);
    }

    private OperationFailed.Telling told(MySqlComplaint complaint, Exit exit) {
        return OperationFailed.failed(Words.of("restore.failed.load", client.name()))
                .on(client.shell().where())
                .cameBack(exit.errorText())
                .next(Words.of(complaint.key()));
    }
}
