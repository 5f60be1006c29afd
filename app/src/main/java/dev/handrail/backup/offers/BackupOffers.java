package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.backup.Target;
import dev.handrail.backup.restore.RestoreInto;
import dev.handrail.backup.source.BackupRun;
import dev.handrail.backup.verify.Verify;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done with backups, and asked of them. */
public final class BackupOffers {
    private static final String SERVER = "SERVER";
    private static final String WHAT = "WHAT";
    private static final String TO = "--to";
    private static final String ID = "ID";
    private static final String LEVEL = "--level";
    private static final String INTO = "--into";
    private static final String ON = "--on";

    private final Lazy<Means> means;
    private final Lazy<Servers> servers;

    public BackupOffers(Lazy<Means> means, Lazy<Servers> servers) {
        this.means = means;
        this.servers = servers;
    }

    public List<Offer> offers() {
        Argument id = Argument.required(ID, Type.BACKUP, Words.of("backup.arg.id"));
        return List.of(
                new Offer.Action(
                        BackupRun.WORDS,
                        Words.of("backup.offer.run"),
                        Effect.READS,
                        List.of(
                                Argument.required(SERVER, Type.SERVER, Words.of("backup.arg.server")),
                                Argument.many(WHAT, Type.SOURCE, Words.of("backup.arg.what")),
                                Argument.many(TO, Type.DESTINATION, Words.of("backup.arg.to"))),
                        this::run),
                new Offer.Question(
                        "backup list",
                        Words.of("backup.offer.list"),
                        List.of(Argument.optional(SERVER, Type.SERVER, Words.of("backup.arg.server"))),
                        arguments -> answers().list(arguments.maybe(SERVER))),
                new Offer.Question(
                        "backup show",
                        Words.of("backup.offer.show"),
                        List.of(id),
                        arguments -> answers().show(arguments.one(ID))),
                new Offer.Action(
                        Verify.WORDS,
                        Words.of("backup.offer.verify"),
                        Effect.READS,
                        List.of(id, Argument.optional(LEVEL, Type.NUMBER, Words.of("backup.arg.level"))),
                        this::verify),
                new Offer.Question(
                        "backup commands",
                        Words.of("backup.offer.commands"),
                        List.of(id),
                        arguments -> answers().commands(arguments.one(ID))),
                new Offer.Action(
                        BackupDelete.WORDS,
                        Words.of("backup.offer.delete"),
                        Effect.DESTROYS,
                        List.of(id),
                        this::delete),
                new Offer.Action(
                        RestoreInto.WORDS,
                        Words.of("restore.offer"),
                        Effect.CHANGES,
                        List.of(
                                id,
                                Argument.required(INTO, Type.NAME, Words.of("restore.arg.into")),
                                Argument.optional(ON, Type.SERVER, Words.of("restore.arg.on"))),
                        this::restore));
    }

    private BackupAnswers answers() throws OperationFailed {
        return new BackupAnswers(means.get().catalogue(), servers.get());
    }

    private Operation run(Arguments arguments) throws OperationFailed {
        Server server = servers.get().require(arguments.one(SERVER));
        List<Target> targets = Target.of(server, arguments.all(TO), means.get().folder());
        return new BackupRun(means.get(), server, chosen(server, arguments.all(WHAT)), targets);
    }

    private static List<Database> chosen(Server server, List<String> asked) throws OperationFailed {
        List<Database> databases = new ArrayList<>();
        for (String name : asked) {
            databases.add(server.database(name).orElseThrow(() -> unknown(server, name)));
        }
        if (asked.isEmpty()) {
            databases.addAll(server.databases());
        }
        if (databases.isEmpty()) {
            throw OperationFailed.usage(Words.of("backup.nothing", server.name()))
                    .next(Words.of("backup.nothing.next"))
                    .build();
        }
        return List.copyOf(databases);
    }

    private static OperationFailed unknown(Server server, String name) {
        String known = String.join(
                ", ", server.databases().stream().map(Database::name).toList());
        return OperationFailed.usage(Words.of("backup.source.unknown", server.name(), name))
                .next(Words.of("backup.source.unknown.next", known))
                .build();
    }

    private Operation verify(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        return new Verify(means.get(), servers.get().require(backup.server()), backup, rung(arguments.maybe(LEVEL)));
    }

    private static Rung rung(Optional<String> level) throws OperationFailed {
        String asked = level.orElse("2");
        if (!asked.matches("[0-2]")) {
            throw OperationFailed.usage(Words.of("backup.level", asked))
                    .next(Words.of("backup.level.next"))
                    .build();
        }
        return Rung.of(Integer.parseInt(asked));
    }

    private Operation delete(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        return new BackupDelete(means.get(), servers.get().require(backup.server()), backup);
    }

    private Operation restore(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        Server server = servers.get().require(arguments.maybe(ON).orElse(backup.server()));
        Database beside = server.database(backup.source())
                .or(() -> server.databases().stream()
                        .filter(d -> d.engine()
                                .word()
                                .equals(backup.manifest().source().kind()))
                        .findFirst())
                .orElseThrow(
                        () -> OperationFailed.refused(Words.of("backup.nodatabase", server.name(), backup.source()))
                                .next(Words.of("backup.nodatabase.next"))
                                .build());
        return new RestoreInto(means.get(), backup, server, beside, arguments.one(INTO));
    }
}
