package dev.handrail.backup.restore;

import dev.handrail.backup.Feed;
import dev.handrail.backup.GoesElsewhere;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.NewerSetting;
import dev.handrail.backup.TempFolder;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends an artifact through the program that suits its form into a database, and believes nothing but a clean end. */
final class RestoreStream {
    private final Manifest manifest;
    private final PostgresTools tools;
    private final String into;
    private final NewDatabase.Prospect prospect;
    private final boolean subscribing;
    private final ForeignScript script;
    private final int jobs;

    /**
     * @param prospect what is known of the server
     * @param subscribing whether its subscriptions come too; of plain statements all come
     */
    RestoreStream(
            Manifest manifest, PostgresTools tools, String into, NewDatabase.Prospect prospect, boolean subscribing) {
        this(manifest, tools, into, prospect, subscribing, new ForeignScript(manifest), 1);
    }

    /**
     * @param script what is sent of it
     * @param jobs how many processes load it
     */
    RestoreStream(
            Manifest manifest,
            PostgresTools tools,
            String into,
            NewDatabase.Prospect prospect,
            boolean subscribing,
            ForeignScript script,
            int jobs) {
        this.manifest = manifest;
        this.tools = prospect.tongue().of(tools);
        this.into = into;
        this.prospect = prospect;
        this.subscribing = subscribing;
        this.script = script;
        this.jobs = jobs;
    }

    Pipeline pipeline() {
        Pipeline unpacked = Pipeline.of(Command.of(script.packing().unpack()));
        return (NewerSetting.stops(manifest, prospect.major()) ? unpacked.pipe(NewerSetting.emptied()) : unpacked)
                .pipe(load());
    }

    /** psql stops at the first error: what comes behind it may build on it. */
    private Command load() {
        return switch (manifest.artifact().form()) {
            case "plain" ->
                tools.connected(
                        "psql", into, List.of("--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1"));
            case "directory" -> TempFolder.unpacked(restore(List.of("--format=directory")));
            default -> restore(List.of());
        };
    }

    private Command restore(List<String> options) {
        List<String> all = new ArrayList<>(options);
        if (jobs > 1) {
            all.add("--jobs=" + jobs);
        }
        if (!subscribing) {
            all.add("--no-subscriptions");
        }
        return tools.connected("pg_restore", into, all);
    }

    /**
     * @param server where that database is
     * @param clearing of the database that it is sent into, where it did not go through
     */
    void load(Shell shell, GoodCopy copy, Server server, Work work, Clearing clearing) throws OperationFailed {
        RestoreErrors errors = new RestoreErrors(prospect.tongue().english());
        work.command(shell.where(), CommandText.of(pipeline()));
        try (HashedInput stored = new HashedInput(copy.read());
                InputStream artifact = copy.opened(server, stored);
                InputStream sent = script.sent(artifact)) {
            Exit exit = through(shell, sent, copy, stored, errors, work);
            Optional<Complaint> complaint = complaint(exit, errors);
            if (complaint.isPresent()) {
                OperationFailed.Telling told = told(complaint.get(), exit, errors, shell.where());
                throw failed(complaint.get(), exit, told, copy, stored, work, clearing);
            }
            // Rows can be as many and still be others: what was sent must be what was written.
            if (!copy.isWhole(stored.sha256())) {
                throw copy.damaged(stored.sha256());
            }
        } catch (IOException e) {
            throw copy.unread(e);
        }
    }

    private Exit through(
            Shell shell, InputStream sent, GoodCopy copy, HashedInput stored, RestoreErrors errors, Work work)
            throws OperationFailed, IOException {
        WithoutSecrets told = new WithoutSecrets();
        try {
            return new Feed(shell, work)
                    .through(pipeline(), sent, script.size(), line -> {
                        errors.read(line);
                        work.say(told.line(line));
                    })
                    .exit();
        } catch (GoesElsewhere e) {
            throw script.stopped(copy, e, stored);
        }
    }

    private static OperationFailed failed(
            Complaint complaint,
            Exit exit,
            OperationFailed.Telling told,
            GoodCopy copy,
            HashedInput stored,
            Work work,
            Clearing clearing)
            throws OperationFailed {
        if (complaint.certain() || exit.fell()) {
            return told.build();
        }
        clearing.asFarAsPossible(work);
        return complaint == Complaint.UNKNOWN
                ? copy.blame(told, stored, work).build()
                : copy.unlessDamaged(told, stored, work);
    }

    /** What the programs complain of; nothing where they went through. */
    private Optional<Complaint> complaint(Exit exit, RestoreErrors errors) {
        boolean unpacked = exit.statuses().getFirst() == 0;
        boolean endedWell = exit.good() || exit.statuses().getLast() == 1 && errors.onlyHarmless();
        if (unpacked && endedWell && errors.none()) {
            return Optional.empty();
        }
        // Where psql itself ended well, what the server said was no more than a notice.
        boolean read = prospect.tongue().english() || exit.statuses().getLast() == 0;
        return Optional.of(errors.errors().isEmpty() ? Complaint.of(exit.errorText(), read) : errors.complaint());
    }

    private OperationFailed.Telling told(Complaint complaint, Exit exit, RestoreErrors errors, String where) {
        int number = Math.max(1, errors.errors().size());
        String said =
                errors.errors().isEmpty() ? WithoutSecrets.of(exit.errorText()) : String.join("; ", errors.errors());
        return OperationFailed.failed(Words.of("restore.failed.load", into))
                .on(where)
                .cameBack(Words.of("restore.failed.load.errors", number, said))
                .next(
                        complaint == Complaint.FOREIGN
                                ? Words.of(complaint.key(), prospect.tongue().messages(), inEnglish())
                                : Words.of(complaint.key()));
    }

    private String inEnglish() {
        String user = tools.database().user();
        return "ALTER ROLE " + (user == null ? "…" : SqlNames.quoted(user)) + " SET lc_messages = 'C'";
    }
}
