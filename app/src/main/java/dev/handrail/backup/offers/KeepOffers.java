package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.backup.Recent;
import dev.handrail.backup.Target;
import dev.handrail.backup.adopt.Adopt;
import dev.handrail.backup.keep.Keeping;
import dev.handrail.backup.keep.Pinning;
import dev.handrail.backup.keep.Prune;
import dev.handrail.journal.Journal;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.storage.Folder;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What says which backups stay, and whether there are good ones. */
public final class KeepOffers {
    private static final String SERVER = "SERVER";
    private static final String ID = "ID";
    private static final String WHAT = "WHAT";
    private static final String DEST = "DEST";
    private static final String OF = "--server";
    private static final String REASON = "--reason";
    private static final String WITHIN = "--within";
    private static final String LEVEL = "--level";
    private static final String A_DAY = "24h";

    private final Lazy<Means> means;
    private final Lazy<Servers> servers;
    private final Lazy<Journal> journal;

    public KeepOffers(Lazy<Means> means, Lazy<Servers> servers, Lazy<Journal> journal) {
        this.means = means;
        this.servers = servers;
        this.journal = journal;
    }

    public List<Offer> offers() {
        Argument id = Argument.required(ID, Type.BACKUP, Words.of("backup.arg.id"));
        Argument server = Argument.required(SERVER, Type.SERVER, Words.of("backup.arg.server"));
        return List.of(
                new Offer.Question(
                        "backup check",
                        Words.of("backup.offer.check"),
                        List.of(
                                server,
                                Argument.many(WHAT, Type.SOURCE, Words.of("backup.check.arg.what")),
                                Argument.optional(WITHIN, Type.TEXT, Words.of("backup.check.arg.within")),
                                Argument.optional(LEVEL, Type.NUMBER, Words.of("backup.check.arg.level"))),
                        this::check),
                new Offer.Action(
                        Prune.WORDS, Words.of("backup.offer.prune"), Effect.DESTROYS, List.of(server), this::prune),
                new Offer.Action(
                        Pinning.PIN,
                        Words.of("backup.offer.pin"),
                        Effect.READS,
                        List.of(id, Argument.required(REASON, Type.TEXT, Words.of("backup.pin.arg.reason"))),
                        this::pin),
                new Offer.Question(
                        "backup manifest",
                        Words.of("backup.offer.manifest"),
                        List.of(),
                        arguments -> ManifestFormat.answer()),
                new Offer.Action(
                        Adopt.WORDS,
                        Words.of("backup.offer.adopt"),
                        Effect.READS,
                        List.of(
                                Argument.required(DEST, Type.FOLDER, Words.of("backup.adopt.arg.dest")),
                                Argument.optional(OF, Type.SERVER, Words.of("backup.adopt.arg.server"))),
                        this::adopt),
                new Offer.Action(
                        Pinning.UNPIN, Words.of("backup.offer.unpin"), Effect.READS, List.of(id), this::unpin));
    }

    private Answer check(Arguments arguments) throws OperationFailed {
        Server server = servers.get().require(arguments.one(SERVER));
        Duration within = Lengths.of(arguments.maybe(WITHIN).orElse(A_DAY));
        Optional<String> asked = arguments.maybe(LEVEL);
        Rung level = asked.isPresent() ? level(asked.get()) : Recent.COUNTS;
        return new GoodBackups(means.get().catalogue(), server, means.get().clock(), within, level)
                .answer(arguments.all(WHAT));
    }

    private static Rung level(String word) throws OperationFailed {
        if (!word.matches("[0-5]")) {
            throw OperationFailed.usage(Words.of("backup.check.level", word))
                    .next(Words.of("backup.check.level.next"))
                    .build();
        }
        return Rung.of(Integer.parseInt(word));
    }

    private Operation prune(Arguments arguments) throws OperationFailed {
        Server server = servers.get().require(arguments.one(SERVER));
        return new Prune(means.get(), server, new Keeping(means.get(), journal.get()));
    }

    private Operation pin(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        return Pinning.pin(means.get(), of(backup), backup, arguments.one(REASON));
    }

    private Operation unpin(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        return Pinning.unpin(means.get(), of(backup), backup);
    }

    /** A destination of the server that was named, or a folder on this computer. */
    private Operation adopt(Arguments arguments) throws OperationFailed {
        String dest = arguments.one(DEST);
        Optional<String> name = arguments.maybe(OF);
        if (name.isEmpty()) {
            Server here = Server.of(Words.of("storage.here"), Environment.TEST, new Access.ThisComputer(Sudo.NONE));
            return new Adopt(means.get(), servers.get(), here, folder(dest), false);
        }
        Server server = servers.get().require(name.get());
        Target target = server.destination(dest).isPresent() || dest.indexOf('/') < 0
                ? Target.named(means.get(), server, dest)
                : folder(dest);
        return new Adopt(means.get(), servers.get(), server, target, true);
    }

    /** By the name that the profiles give it, where one does. */
    private Target folder(String path) throws OperationFailed {
        Folder folder = Folder.named(path);
        String name = servers.get().all().stream()
                .flatMap(server -> server.destinations().stream())
                .filter(Destination.Folder.class::isInstance)
                .map(Destination.Folder.class::cast)
                .filter(one -> Folder.named(one.folder()).place().equals(folder.place()))
                .map(Destination::name)
                .findFirst()
                .orElse(Words.of("backup.adopt.destination"));
        return new Target(name, Copy.Kind.FOLDER, folder);
    }

    private Server of(Backup backup) throws OperationFailed {
        return Origin.of(backup, servers.get()).server();
    }
}
