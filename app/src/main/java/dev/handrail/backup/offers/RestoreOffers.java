package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.backup.PastBackup;
import dev.handrail.backup.Recovery;
import dev.handrail.backup.aside.RestorePrune;
import dev.handrail.backup.files.FilesForget;
import dev.handrail.backup.files.FilesSince;
import dev.handrail.backup.files.FilesUndo;
import dev.handrail.backup.restore.Drill;
import dev.handrail.backup.restore.DrillChecks;
import dev.handrail.backup.restore.DrillHour;
import dev.handrail.backup.restore.Forgetting;
import dev.handrail.backup.restore.MySqlKept;
import dev.handrail.backup.restore.MySqlTrial;
import dev.handrail.backup.restore.MySqlUndo;
import dev.handrail.backup.restore.PostgresKept;
import dev.handrail.backup.restore.PostgresTrial;
import dev.handrail.backup.restore.RestoreForget;
import dev.handrail.backup.restore.RestoreUndo;
import dev.handrail.backup.restore.Since;
import dev.handrail.backup.restore.Trial;
import dev.handrail.backup.restore.UsersBack;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.report.ReportFile;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trying out whether a backup can be restored, and what can be done with the databases that restores put aside. */
public final class RestoreOffers {
    private static final String SERVER = "SERVER";
    private static final String RUN = "RUN";
    private static final String ID = "ID";
    private static final String ON = "--on";
    private static final String REPORT = "--report";
    private static final String FILE = "FILE";

    private final Lazy<Means> means;
    private final Lazy<Servers> servers;

    public RestoreOffers(Lazy<Means> means, Lazy<Servers> servers) {
        this.means = means;
        this.servers = servers;
    }

    public List<Offer> offers() {
        List<Argument> run = List.of(Argument.required(RUN, Type.RUN, Words.of("restore.arg.run")));
        return List.of(
                new Offer.Action(
                        Drill.WORDS,
                        Words.of("drill.offer"),
                        Effect.CHANGES,
                        List.of(
                                Argument.required(ID, Type.BACKUP, Words.of("backup.arg.id")),
                                Argument.optional(ON, Type.SERVER, Words.of("restore.arg.on")),
                                RestoreChoices.from(),
                                RestoreChoices.anyHour(),
                                Argument.many(RestoreChoices.SQL, Type.TEXT, Words.of("drill.arg.sql")),
                                Argument.many(RestoreChoices.URL, Type.TEXT, Words.of("drill.arg.url", "{database}")),
                                Argument.optional(REPORT, Type.NEW_FILE, Words.of("drill.arg.report"))),
                        this::drill),
                new Offer.Action(RestoreUndo.WORDS, Words.of("restore.offer.undo"), Effect.DESTROYS, run, this::undo),
                new Offer.Action(
                        RestoreForget.WORDS,
                        Words.of("restore.offer.forget"),
                        Effect.DESTROYS,
                        run,
                        arguments -> forget(arguments.one(RUN), false)),
                new Offer.Action(
                        RestorePrune.WORDS,
                        Words.of("restore.offer.prune"),
                        Effect.DESTROYS,
                        List.of(Argument.required(SERVER, Type.SERVER, Words.of("backup.arg.server"))),
                        this::prune),
                new Offer.Question(
                        "backup recovery",
                        Words.of("recovery.offer"),
                        List.of(Argument.required(SERVER, Type.SERVER, Words.of("backup.arg.server"))),
                        this::recovery),
                new Offer.Question(
                        "backup book",
                        Words.of("book.offer"),
                        List.of(
                                Argument.required(SERVER, Type.SERVER, Words.of("backup.arg.server")),
                                Argument.required(FILE, Type.NEW_FILE, Words.of("book.arg.file"))),
                        this::book),
                new Offer.Action(
                        UsersBack.WORDS,
                        Words.of("restore.offer.note"),
                        Effect.READS,
                        List.of(
                                Argument.required(ID, Type.BACKUP, Words.of("backup.arg.id")),
                                Argument.optional(UsersBack.UNDONE, Type.FLAG, Words.of("restore.arg.undone"))),
                        this::note),
                new Offer.Question("restore since", Words.of("restore.offer.since"), run, this::since),
                new Offer.Question(
                        "restore kept",
                        Words.of("restore.offer.kept"),
                        List.of(Argument.optional(SERVER, Type.SERVER, Words.of("backup.arg.server"))),
                        this::kept));
    }

    private Operation drill(Arguments arguments) throws OperationFailed {
        Backup backup = RestoreChoices.backup(means.get().catalogue(), arguments);
        RestoreChoices.allowQuestions(backup, arguments);
        DrillChecks checks = RestoreChoices.ofDrill(backup, arguments, servers.get());
        if (FilesRestores.suits(backup, arguments)) {
            return new FilesRestores(means.get(), servers.get()).drill(backup, arguments);
        }
        RestorePlace place = RestorePlace.of(backup, arguments.maybe(ON), servers.get());
        Optional<String> file = arguments.maybe(REPORT);
        Path report = file.isPresent() ? ReportFile.require(file.get()) : null;
        Trial trial = place.beside().engine() == Engine.POSTGRESQL
                ? new PostgresTrial(means.get(), backup, place.server(), place.beside())
                : new MySqlTrial(means.get(), backup, place.server(), place.beside());
        DrillHour hour = RestoreChoices.hour(means.get(), arguments);
        return new Drill(means.get(), backup, place.server(), trial, checks, hour, report);
    }

    private Operation undo(Arguments arguments) throws OperationFailed {
        Optional<KeptFiles> files = means.get().keptFiles().find(arguments.one(RUN));
        if (files.isPresent()) {
            Server server = servers.get().require(files.get().server());
            return new FilesUndo(means.get(), server, files.get());
        }
        KeptDatabase kept = means.get().kept().require(arguments.one(RUN));
        Server server = servers.get().require(kept.server());
        return isPostgres(server, kept)
                ? new RestoreUndo(means.get(), server, kept)
                : new MySqlUndo(means.get(), server, kept);
    }

    private Operation prune(Arguments arguments) throws OperationFailed {
        return new RestorePrune(means.get(), servers.get().require(arguments.one(SERVER)), run -> forget(run, true));
    }

    private Forgetting forget(String run, boolean byRule) throws OperationFailed {
        Optional<KeptFiles> files = means.get().keptFiles().find(run);
        if (files.isPresent()) {
            Server server = servers.get().require(files.get().server());
            return new FilesForget(means.get(), server, files.get(), byRule);
        }
        KeptDatabase kept = means.get().kept().require(run);
        Server server = servers.get().require(kept.server());
        RestoreForget.Place place = isPostgres(server, kept)
                ? new PostgresKept(means.get(), server, kept)
                : new MySqlKept(means.get(), server, kept);
        return new RestoreForget(means.get(), server, kept, place);
    }

    private Operation note(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        return new UsersBack(backup, Origin.of(backup, servers.get()).required(), arguments.flag(UsersBack.UNDONE));
    }

    private static boolean isPostgres(Server server, KeptDatabase kept) {
        return server.database(kept.beside())
                .map(database -> database.engine() == Engine.POSTGRESQL)
                .orElse(true);
    }

    private Answer recovery(Arguments arguments) throws OperationFailed {
        Server server = servers.get().require(arguments.one(SERVER));
        List<Backup> backups = means.get().catalogue().of(server.name());
        Clock clock = means.get().clock();
        return new RecoveryAnswer(server, backups, past(server), clock.instant(), clock.getZone()).answer();
    }

    private Answer book(Arguments arguments) throws OperationFailed {
        Server server = servers.get().require(arguments.one(SERVER));
        Path file = ReportFile.require(arguments.one(FILE));
        List<Backup> backups = means.get().catalogue().of(server.name());
        Clock clock = means.get().clock();
        ReportFile.write(
                new RecoveryBook(server, servers.get(), backups, past(server), clock.instant(), clock.getZone())
                        .report(),
                file);
        return Answer.lines(
                Map.of("server", server.name(), "file", file.toString()),
                List.of(Words.of("book.written", server.name(), file)));
    }

    private List<PastBackup> past(Server server) throws OperationFailed {
        return means.get()
                .catalogue()
                .past(server.name(), Recovery.since(means.get().clock().instant()));
    }

    private Answer since(Arguments arguments) throws OperationFailed {
        Optional<KeptFiles> files = means.get().keptFiles().find(arguments.one(RUN));
        if (files.isPresent()) {
            Server server = servers.get().require(files.get().server());
            FilesSince since = FilesSince.of(means.get(), server, files.get());
            return Answer.lines(since.document(), List.of(since.told()));
        }
        KeptDatabase kept = means.get().kept().require(arguments.one(RUN));
        Since since = Since.of(means.get(), servers.get().require(kept.server()), kept);
        return Answer.lines(since.document(), since.told());
    }

    private Answer kept(Arguments arguments) throws OperationFailed {
        Optional<String> asked = arguments.maybe(SERVER);
        KeptAnswers answers = new KeptAnswers(means.get(), servers.get());
        if (asked.isEmpty()) {
            return answers.list(server -> true);
        }
        return answers.list(servers.get().require(asked.get()).name()::equals);
    }
}
