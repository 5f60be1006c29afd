package dev.handrail.runbook.offers;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.check.RunbookCheck;
import dev.handrail.runbook.check.Surroundings;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.library.OwnFolder;
import dev.handrail.runbook.text.RunbookText;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What can be asked of runbooks as files: which there are, what one says, what is wrong with it. */
public final class GuideOffers {
    private static final String SERVER = "--server";
    private static final String USUAL = "--usual";

    private final Library library;
    private final Lazy<Servers> servers;
    private final Supplier<List<Offer>> offers;

    /** @param offers all that the program can do, from which runbooks choose */
    public GuideOffers(Library library, Lazy<Servers> servers, Supplier<List<Offer>> offers) {
        this.library = library;
        this.servers = servers;
        this.offers = offers;
    }

    public List<Offer> offers() {
        return List.of(
                new Offer.Question(
                        "runbook list",
                        Words.of("runbook.list"),
                        List.of(Argument.optional(SERVER, Type.SERVER, Words.of("runbook.list.server"))),
                        this::list),
                new Offer.Question(
                        "runbook check",
                        Words.of("runbook.check"),
                        List.of(
                                new Argument("FILE", Type.FILE, true, true, Words.of("runbook.check.file")),
                                Argument.optional(SERVER, Type.SERVER, Words.of("runbook.check.server"))),
                        this::check),
                new Offer.Question(
                        "runbook show",
                        Words.of("runbook.show"),
                        List.of(Argument.required("NAME", Type.FILE, Words.of("runbook.name"))),
                        this::show),
                new Offer.Question("runbook folder", Words.of("runbook.folder.offer"), List.of(), given -> folder()),
                new Offer.Action(
                        FolderChoice.WORDS,
                        Words.of("runbook.folder.use"),
                        Effect.READS,
                        List.of(
                                Argument.optional("FOLDER", Type.FOLDER, Words.of("runbook.folder.folder")),
                                Argument.optional(USUAL, Type.FLAG, Words.of("runbook.folder.usual"))),
                        this::choose));
    }

    private Answer list(Arguments given) throws OperationFailed {
        Optional<String> name = given.maybe(SERVER);
        Optional<Server> server = name.isPresent() ? Optional.of(servers.get().require(name.get())) : Optional.empty();
        return Told.listed(server.isPresent() ? library.all(server.get()) : library.all(), server);
    }

    private Answer check(Arguments given) throws OperationFailed {
        Surroundings there = surroundings(given.maybe(SERVER));
        List<Told.Checked> checked = new ArrayList<>();
        for (String name : given.all("FILE")) {
            Guide guide = named(name);
            checked.add(new Told.Checked(guide, RunbookCheck.of(guide.runbook(), there)));
        }
        return Told.checked(checked);
    }

    /** What looks like a file is one, and is missed by its path. */
    private Guide named(String name) throws OperationFailed {
        if (name.endsWith(".md") && !name.startsWith("library/")) {
            RunbookText.read(Path.of(name));
        }
        return library.find(name);
    }

    private Answer show(Arguments given) throws OperationFailed {
        return Told.shown(library.find(given.one("NAME")));
    }

    private Operation choose(Arguments given) throws OperationFailed {
        if (given.flag(USUAL)) {
            return new FolderChoice(library.own(), library.own().usual(), true);
        }
        Optional<String> wanted = given.maybe("FOLDER");
        if (wanted.isEmpty()) {
            throw OperationFailed.usage(Words.of("runbook.folder.unnamed"))
                    .next(Words.of("runbook.folder.unnamed.next"))
                    .build();
        }
        return new FolderChoice(library.own(), OwnFolder.named(wanted.get()), false);
    }

    private Answer folder() throws OperationFailed {
        String now = library.own().get().toString();
        long own = library.all().stream()
                .filter(guide -> guide.origin() != Guide.Origin.PROGRAM)
                .count();
        return Answer.lines(Map.of("folder", now, "runbooks", own), List.of(Words.of("runbook.folder.now", now, own)));
    }

    private Surroundings surroundings(Optional<String> name) throws OperationFailed {
        Optional<Server> server = name.isPresent() ? Optional.of(servers.get().require(name.get())) : Optional.empty();
        List<String> names = servers.get().all().stream().map(Server::name).toList();
        return new Surroundings(offers.get(), names, server);
    }
}
