package dev.handrail.backup.offers;

import dev.handrail.backup.DestinationClean;
import dev.handrail.backup.DestinationTry;
import dev.handrail.backup.Means;
import dev.handrail.backup.Target;
import dev.handrail.backup.seal.IdentityMaking;
import dev.handrail.journal.Journal;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What sets up where backups go, and who can read them. */
public final class DestinationOffers {
    private static final String SERVER = "SERVER";
    private static final String NAME = "NAME";
    private static final String OLDER = "--older-than";
    private static final String PROFILE = "--profile";
    private static final String TO = "--to";
    private static final String COPY = "--copy";

    private final Lazy<Means> means;
    private final Lazy<Servers> servers;
    private final Lazy<Journal> journal;
    private final Lazy<Vault> vault;
    private final Lazy<SecretFinder> secrets;

    public DestinationOffers(
            Lazy<Means> means,
            Lazy<Servers> servers,
            Lazy<Journal> journal,
            Lazy<Vault> vault,
            Lazy<SecretFinder> secrets) {
        this.means = means;
        this.servers = servers;
        this.journal = journal;
        this.vault = vault;
        this.secrets = secrets;
    }

    public List<Offer> offers() {
        Argument server = Argument.required(SERVER, Type.SERVER, Words.of("backup.arg.server"));
        return List.of(
                new Offer.Action(
                        DestinationTry.WORDS,
                        Words.of("destination.offer.try"),
                        Effect.READS,
                        List.of(
                                server,
                                Argument.required(NAME, Type.DESTINATION, Words.of("destination.arg.name")),
                                Argument.optional(PROFILE, Type.FILE, Words.of("destination.arg.profile"))),
                        this::tryDestination),
                new Offer.Action(
                        DestinationClean.WORDS,
                        Words.of("destination.offer.clean"),
                        Effect.DESTROYS,
                        List.of(
                                server,
                                Argument.required(NAME, Type.DESTINATION, Words.of("destination.arg.name")),
                                Argument.optional(OLDER, Type.TEXT, Words.of("destination.arg.older"))),
                        this::clean),
                new Offer.Action(
                        IdentityMaking.WORDS,
                        Words.of("backup.offer.identity"),
                        Effect.CHANGES,
                        List.of(
                                server,
                                Argument.optional(TO, Type.NEW_FILE, Words.of("backup.identity.arg.to")),
                                Argument.optional(COPY, Type.NEW_FILE, Words.of("backup.identity.arg.copy"))),
                        this::makeIdentity));
    }

    private Operation tryDestination(Arguments arguments) throws OperationFailed {
        Optional<String> file = arguments.maybe(PROFILE);
        String name = arguments.one(SERVER);
        Server server = file.isPresent()
                ? written(Path.of(file.get()), name)
                : servers.get().require(name);
        return new DestinationTry(
                server,
                Target.named(means.get(), server, arguments.one(NAME)),
                means.get().clock());
    }

    private Operation clean(Arguments arguments) throws OperationFailed {
        Server server = servers.get().require(arguments.one(SERVER));
        Target target = Target.named(means.get(), server, arguments.one(NAME));
        Optional<String> older = arguments.maybe(OLDER);
        Duration old = older.isPresent() ? Lengths.of(older.get()) : DestinationClean.USUAL;
        return new DestinationClean(
                server, target, journal.get(), old, means.get().clock());
    }

    /** The server as a profile says it that is not in the book yet. */
    private static Server written(Path file, String name) throws OperationFailed {
        List<Server> all = ProfileFile.read(file);
        return all.stream()
                .filter(server -> Servers.key(server.name()).equals(Servers.key(name)))
                .findFirst()
                .orElseThrow(() -> OperationFailed.usage(Words.of("destination.try.profile", file, name))
                        .next(Words.of(
                                "destination.try.profile.next",
                                String.join(", ", all.stream().map(Server::name).toList())))
                        .build());
    }

    private Operation makeIdentity(Arguments arguments) throws OperationFailed {
        Optional<String> stored = servers.get().profile(arguments.one(SERVER));
        Server server = servers.get().require(arguments.one(SERVER));
        return new IdentityMaking(
                new IdentityMaking.Places(
                        servers.get(), vault.get(), secrets.get(), means.get().clock()),
                server,
                stored,
                new IdentityMaking.Kept(
                        arguments.maybe(TO).map(DestinationOffers::located),
                        arguments.maybe(COPY).map(DestinationOffers::located)));
    }

    private static Path located(String file) {
        return Path.of(file).toAbsolutePath();
    }
}
