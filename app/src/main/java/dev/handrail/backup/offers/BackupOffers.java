package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.backup.Target;
import dev.handrail.backup.files.WholeBeside;
import dev.handrail.backup.rescue.MySqlRescueTables;
import dev.handrail.backup.rescue.RescueTables;
import dev.handrail.backup.restore.DrillChecks;
import dev.handrail.backup.restore.MySqlReplace;
import dev.handrail.backup.restore.MySqlRestore;
import dev.handrail.backup.restore.RestoreInto;
import dev.handrail.backup.restore.RestoreReplace;
import dev.handrail.backup.take.BackupComplete;
import dev.handrail.backup.take.BackupRun;
import dev.handrail.backup.verify.Verify;
import dev.handrail.backup.verify.VerifyAll;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with backups, and asked of them. */
public final class BackupOffers {
    private static final String SERVER = "SERVER";
    private static final String WHAT = "WHAT";
    private static final String TO = "--to";
    private static final String ID = "ID";
    private static final String LEVEL = "--level";
    private static final String REMOVED = "--removed";
    private static final String UNLESS = "--unless-within";
    private static final String INTO = "--into";
    public static final String REPLACE = "--replace";
    private static final String ON = "--on";

    private final Lazy<Means> means;
    private final Lazy<Servers> servers;

    public BackupOffers(Lazy<Means> means, Lazy<Servers> servers) {
        this.means = means;
        this.servers = servers;
    }

    public List<Offer> offers() {
        Argument id = Argument.required(ID, Type.BACKUP, Words.of("backup.arg.id"));
        return Stream.of(making(id), proving(id), using(id))
                .flatMap(List::stream)
                .toList();
    }

    private List<Offer> making(Argument id) {
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
                        arguments -> answers().show(arguments.one(ID))));
    }

    private List<Offer> proving(Argument id) {
        return List.of(
                new Offer.Action(
                        Verify.WORDS,
                        Words.of("backup.offer.verify"),
                        Effect.READS,
                        List.of(
                                id,
                                Argument.optional(LEVEL, Type.NUMBER, Words.of("backup.arg.level")),
                                Argument.optional(UNLESS, Type.TEXT, Words.of("backup.arg.unless"))),
                        this::verify),
                new Offer.Action(
                        VerifyAll.WORDS,
                        Words.of("backup.offer.verifyall"),
                        Effect.READS,
                        List.of(
                                Argument.required(SERVER, Type.SERVER, Words.of("backup.arg.server")),
                                Argument.optional(LEVEL, Type.NUMBER, Words.of("backup.arg.level")),
                                Argument.optional(UNLESS, Type.TEXT, Words.of("backup.arg.unless")),
                                Argument.optional(REMOVED, Type.FLAG, Words.of("backup.arg.removed"))),
                        this::verifyAll),
                new Offer.Action(
                        BackupComplete.WORDS,
                        Words.of("backup.offer.complete"),
                        Effect.READS,
                        List.of(id, Argument.optional(TO, Type.DESTINATION, Words.of("backup.arg.complete.to"))),
                        this::complete));
    }

    private List<Offer> using(Argument id) {
        return List.of(
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
                                Argument.optional(INTO, Type.NAME, Words.of("restore.arg.into")),
                                Argument.optional(REPLACE, Type.FLAG, Words.of("restore.arg.replace")),
                                LiveBackups.argument(),
                                Argument.many(FilesRestores.PATH, Type.TEXT, Words.of("files.arg.paths")),
                                Argument.many(RestoreChoices.TABLE, Type.NAME, Words.of("restore.arg.table")),
                                Argument.optional(ON, Type.SERVER, Words.of("restore.arg.on")),
                                RestoreChoices.from(),
                                Argument.many(RestoreChoices.SQL, Type.TEXT, Words.of("restore.arg.sql"))),
                        this::restore));
    }

    private BackupAnswers answers() throws OperationFailed {
        Means all = means.get();
        return new BackupAnswers(all.catalogue(), servers.get(), all.clock().getZone());
    }

    private Operation run(Arguments arguments) throws OperationFailed {
        Server server = servers.get().require(arguments.one(SERVER));
        List<Target> targets = Target.of(means.get(), server, arguments.all(TO));
        return new BackupRun(
                means.get(), server, new ProfileSources(means.get(), server).named(arguments.all(WHAT)), targets);
    }

    private Operation verify(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        return new Verify(
                means.get(),
                Origin.of(backup, servers.get()),
                backup,
                rung(arguments.maybe(LEVEL)),
                arguments.maybe(LEVEL).isPresent(),
                fresh(arguments.maybe(UNLESS)));
    }

    /** Also those of a server that was removed since. */
    private Operation verifyAll(Arguments arguments) throws OperationFailed {
        String name = arguments.one(SERVER);
        Rung upTo = rung(arguments.maybe(LEVEL));
        Duration fresh = fresh(arguments.maybe(UNLESS));
        List<Backup> backups = answers().of(name);
        if (backups.isEmpty()) {
            throw OperationFailed.refused(Words.of("backup.verifyall.none", name))
                    .next(Words.of("backup.verifyall.none.next", name))
                    .build();
        }
        Origin origin = Origin.of(backups.getFirst(), servers.get());
        return new VerifyAll(means.get(), origin, backups, upTo, fresh, arguments.flag(REMOVED));
    }

    private static Rung rung(Optional<String> level) throws OperationFailed {
        String asked = level.orElse("2");
        if (!asked.matches("[0-3]")) {
            throw OperationFailed.usage(Words.of("backup.level", asked))
                    .next(Words.of("backup.level.next"))
                    .build();
        }
        return Rung.of(Integer.parseInt(asked));
    }

    /** Such as 7d or 12h. */
    private static Duration fresh(Optional<String> within) throws OperationFailed {
        if (within.isEmpty()) {
            return Duration.ZERO;
        }
        if (!within.get().matches("[0-9]{1,4}[hd]")) {
            throw OperationFailed.usage(Words.of("backup.within", within.get()))
                    .next(Words.of("backup.within.next"))
                    .build();
        }
        long number = Long.parseLong(within.get().substring(0, within.get().length() - 1));
        return within.get().endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }

    private Operation delete(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        return new BackupDelete(means.get(), Origin.of(backup, servers.get()).server(), backup);
    }

    private Operation complete(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        Server server = Origin.of(backup, servers.get()).server();
        return new BackupComplete(means.get(), server, backup, arguments.maybe(TO));
    }

    private Operation restore(Arguments arguments) throws OperationFailed {
        List<String> tables = arguments.all(RestoreChoices.TABLE);
        long ways = Stream.of(arguments.flag(REPLACE), arguments.maybe(INTO).isPresent(), !tables.isEmpty())
                .filter(way -> way)
                .count();
        if (ways != 1) {
            throw OperationFailed.usage(Words.of("restore.where", INTO, REPLACE, RestoreChoices.TABLE))
                    .next(Words.of("restore.where.next", INTO, REPLACE, RestoreChoices.TABLE))
                    .build();
        }
        LiveBackups.requireReplaced(arguments);
        Backup backup = RestoreChoices.backup(means.get().catalogue(), arguments);
        RestoreChoices.allowQuestions(backup, arguments);
        if (FilesRestores.suits(backup, arguments)) {
            return new FilesRestores(means.get(), servers.get()).restore(backup, arguments);
        }
        if (WholeBeside.suits(backup) && arguments.maybe(INTO).isPresent()) {
            Server server = arguments.maybe(ON).isPresent()
                    ? servers.get().require(arguments.one(ON))
                    : Origin.of(backup, servers.get()).required();
            return new WholeBeside(means.get(), backup, server, arguments.one(INTO));
        }
        RestorePlace place = RestorePlace.of(backup, arguments.maybe(ON), servers.get());
        boolean postgres = place.beside().engine() == Engine.POSTGRESQL;
        if (!tables.isEmpty()) {
            Database live = place.naming(backup).beside();
            return postgres
                    ? new RescueTables(means.get(), backup, place.server(), live, tables)
                    : new MySqlRescueTables(means.get(), backup, place.server(), live, tables);
        }
        DrillChecks questions = RestoreChoices.ofRestore(backup, arguments, servers.get());
        if (arguments.flag(REPLACE)) {
            Database beside = place.naming(backup).beside();
            LiveBackups.Restoring replace = ahead -> postgres
                    ? new RestoreReplace(means.get(), backup, place.server(), beside, questions, ahead)
                    : new MySqlReplace(means.get(), backup, place.server(), beside, questions, ahead);
            return new LiveBackups(means.get(), backup, arguments).before(replace, place);
        }
        String into = arguments.one(INTO);
        return postgres
                ? new RestoreInto(means.get(), backup, place.server(), place.beside(), into, questions)
                : new MySqlRestore(means.get(), backup, place.server(), place.beside(), into, questions);
    }
}
