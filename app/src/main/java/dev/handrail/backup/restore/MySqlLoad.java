package dev.handrail.backup.restore;

import dev.handrail.backup.AwakeEvents;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Feed;
import dev.handrail.backup.GoesElsewhere;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.GzippedInput;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.LentInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.NamelessAlter;
import dev.handrail.backup.archive.Archive;
import dev.handrail.backup.seal.BrokenSeal;
import dev.handrail.backup.source.MySqlCatalogue;
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
import java.util.stream.Stream;

/**
 * Sends a dump of MariaDB or MySQL through the client into a database; the first statement that fails ends it. Its events are
 * made disabled: they must not run beside those of the original, however long the rest takes.
 */
final class MySqlLoad {
    private final Manifest manifest;
    private final AwakeEvents events = new AwakeEvents();
    private final MySqlClient client;
    private final ForeignScript script;
    private final PrimaryKeys keys;

    /**
     * @param script what is sent of it
     * @param keys how the server has it with tables that have none
     */
    MySqlLoad(Manifest manifest, MySqlClient client, ForeignScript script, PrimaryKeys keys) {
        this.manifest = manifest;
        this.client = client;
        this.script = script;
        this.keys = keys;
    }

    /** What stands in a dump for the client itself, such as a command of the shell, is not obeyed in binary mode. */
    Pipeline pipeline() {
        return Pipeline.of(Command.of(packing().unpack()))
                .pipe(NamelessAlter.command())
                .pipe(client.command(Stream.concat(
                                keys.options().stream(),
                                Stream.of("--binary-mode", "--max-allowed-packet=1G", "--database=" + client.name()))
                        .toList()));
    }

    private Compression packing() {
        return repacked() ? Compression.GZIP : script.packing();
    }

    /** Who took the backup knows whether it holds any events; what holds none is sent as it lies there. */
    private boolean mayHoldEvents() {
        List<Manifest.Objects> objects = manifest.objects();
        return manifest.foreign()
                || objects.isEmpty()
                || objects.stream()
                        .anyMatch(each -> each.kind().equals(MySqlCatalogue.Kind.EVENT.word()) && each.count() > 0);
    }

    /** What is read along on the way is packed anew for the rest of it. */
    private boolean repacked() {
        return mayHoldEvents() && script.packing() != Compression.NONE;
    }

    private InputStream sent(InputStream opened) throws IOException {
        if (!mayHoldEvents()) {
            return script.sent(opened);
        }
        return repacked()
                ? new GzippedInput(events.asleep(Archive.unpacked(manifest.artifact(), opened)))
                : events.asleep(script.sent(opened));
    }

    /**
     * Answers which of its events run where the dump has its way.
     *
     * @param server where that database is
     * @param clearing of the database that it is sent into, where it did not go through
     */
    AwakeEvents load(GoodCopy copy, Server server, Work work, Clearing clearing) throws OperationFailed {
        String where = client.shell().where();
        work.command(where, CommandText.of(pipeline()));
        try (HashedInput stored = new HashedInput(copy.read())) {
            try {
                send(copy, server, stored, work, clearing);
            } catch (IOException e) {
                throw unread(copy, e, stored, work);
            }
            if (!copy.isWhole(stored.sha256())) {
                throw copy.damaged(stored.sha256());
            }
            return events;
        } catch (IOException e) {
            throw copy.unread(e);
        }
    }

    private void send(GoodCopy copy, Server server, HashedInput stored, Work work, Clearing clearing)
            throws OperationFailed, IOException {
        try (InputStream artifact = copy.opened(server, new LentInput(stored));
                InputStream sent = sent(artifact)) {
            Exit exit = through(sent, copy, stored, work);
            if (!exit.good()) {
                throw failed(exit, copy, stored, work, clearing);
            }
        }
    }

    /** What cannot be unpacked here is the fault of the backup, or of its copy; what its place does not give, of neither. */
    OperationFailed unread(GoodCopy copy, IOException why, HashedInput stored, Work work) throws OperationFailed {
        if (!repacked() || why instanceof BrokenSeal || stored.failed()) {
            return copy.unread(why);
        }
        OperationFailed.Telling told = OperationFailed.failed(Words.of("restore.failed.load", client.name()))
                .cameBack(String.valueOf(why.getMessage()))
                .next(Words.of("backup.verify.fault.next"));
        return copy.blame(told, stored, work).build();
    }

    private Exit through(InputStream sent, GoodCopy copy, HashedInput stored, Work work)
            throws OperationFailed, IOException {
        Feed.Progress progress = new Feed.Progress(script.size(), bytes -> repacked() ? stored.position() : bytes);
        try {
            return new Feed(client.shell(), work)
                    .through(pipeline(), sent, progress, work::say)
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
