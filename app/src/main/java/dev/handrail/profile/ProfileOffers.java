package dev.handrail.profile;

import dev.handrail.operation.Answer;
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
import dev.handrail.shell.Shells;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The offers about servers and their profiles. */
public final class ProfileOffers {
    private static final String NAME = "NAME";
    private static final String FILE = "FILE";
    private static final String TO = "NEW";
    private static final String REFERENCE = "--reference";
    private static final String ACCEPT = "--accept-host-key";

    private final Lazy<Servers> servers;
    private final Lazy<Vault> vault;
    private final Lazy<SecretFinder> secrets;
    private final Kept kept;
    private final Reaching reaching;
    private final DatabaseProbe probe;
    private final Imports imports;

    /** @param kept what else is kept under a server's name */
    public ProfileOffers(
            Lazy<Servers> servers,
            Lazy<Vault> vault,
            Lazy<SecretFinder> secrets,
            Kept kept,
            Reaching reaching,
            DatabaseProbe probe,
            Path userHome) {
        this.servers = servers;
        this.vault = vault;
        this.secrets = secrets;
        this.kept = kept;
        this.reaching = reaching;
        this.probe = probe;
        this.imports = new Imports(servers, userHome);
    }

    public List<Offer> offers() {
        return List.of(
                question(
                        "server list",
                        Words.of("profile.list"),
                        List.of(),
                        given -> Answers.list(servers.get().shelf())),
                question(
                        "server show",
                        Words.of("profile.show"),
                        List.of(name(), Argument.optional(REFERENCE, Type.FLAG, Words.of("profile.show.reference"))),
                        given ->
                                given.flag(REFERENCE) ? Answers.reference(server(given)) : Answers.show(server(given))),
                question(
                        "server template",
                        Words.of("profile.template"),
                        List.of(Argument.optional(NAME, Type.NAME, Words.of("profile.template.name"))),
                        given -> Templates.tell(given.maybe(NAME))),
                new Offer.Action(
                        ServerImport.WORDS,
                        Words.of("profile.import"),
                        Effect.CHANGES,
                        Imports.arguments(),
                        imports::take),
                question("server hosts", Words.of("profile.hosts"), Imports.hostsArguments(), imports::hosts),
                new Offer.Action(
                        ServerRename.WORDS,
                        Words.of("profile.rename"),
                        Effect.CHANGES,
                        List.of(name(), Argument.required(TO, Type.NAME, Words.of("profile.rename.to"))),
                        this::rename),
                question(
                        "server export",
                        Words.of("profile.export"),
                        List.of(name(), Argument.optional(FILE, Type.NEW_FILE, Words.of("profile.export.file"))),
                        this::export),
                new Offer.Action("server test", Words.of("profile.test"), Effect.READS, testing(), this::test),
                new Offer.Action(
                        ServerRemoval.WORDS,
                        Words.of("profile.remove"),
                        Effect.CHANGES,
                        List.of(
                                name(),
                                Argument.optional(ServerRemoval.GONE, Type.FLAG, Words.of("profile.remove.gone"))),
                        this::remove));
    }

    private Operation remove(Arguments given) throws OperationFailed {
        ServerRemoval.Places places = new ServerRemoval.Places(servers.get(), vault.get(), kept);
        return new ServerRemoval(places, server(given), given.flag(ServerRemoval.GONE));
    }

    private Operation rename(Arguments given) throws OperationFailed {
        ServerRename.Places places = new ServerRename.Places(servers.get(), vault.get(), secrets.get(), kept);
        Server server = server(given);
        return new ServerRename(
                places, server, Servers.renamed(server, given.one(TO)).name());
    }

    private static List<Argument> testing() {
        return List.of(name(), Argument.optional(ACCEPT, Type.TEXT, Words.of("profile.test.accept")));
    }

    private ServerTest test(Arguments given) throws OperationFailed {
        return new ServerTest(server(given), reaching.trusting(given.maybe(ACCEPT)), probe);
    }

    private Answer export(Arguments given) throws OperationFailed {
        // As it is stored: so it gets out even where this program cannot read it.
        Optional<String> stored = servers.get().profile(given.one(NAME));
        String profile = stored.isPresent() ? stored.get() : ProfileFile.write(server(given));
        Optional<String> file = given.maybe(FILE);
        return file.isPresent() ? Answers.written(profile, file.get()) : Answers.text(profile);
    }

    private Server server(Arguments given) throws OperationFailed {
        return servers.get().require(given.one(NAME));
    }

    private static Argument name() {
        return Argument.required(NAME, Type.SERVER, Words.of("profile.name"));
    }

    private static Offer question(String words, String title, List<Argument> arguments, Offer.Teller teller) {
        return new Offer.Question(words, title, arguments, teller);
    }

    /** Shells that trust a new machine with this fingerprint without asking; ordinary ones where none is given. */
    @FunctionalInterface
    public interface Reaching {
        Shells trusting(Optional<String> fingerprint) throws OperationFailed;
    }
}
