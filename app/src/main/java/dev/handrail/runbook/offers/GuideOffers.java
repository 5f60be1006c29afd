package dev.handrail.runbook.offers;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.check.RunbookCheck;
import dev.handrail.runbook.check.Surroundings;
import dev.handrail.runbook.text.RunbookText;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be asked of runbooks as files: which there are, what one says, what is wrong with it. */
public final class GuideOffers {
    private static final String SERVER = "--server";

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
                new Offer.Question("runbook list", Words.of("runbook.list"), List.of(), this::list),
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
                        this::show));
    }

    private Answer list(Arguments given) throws OperationFailed {
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Path file : library.files()) {
            Runbook runbook = parsed(file);
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("name", Library.called(file));
            document.putAll(Told.head(file, runbook));
            documents.add(document);
            rows.add(List.of(
                    Library.called(file),
                    runbook.title(),
                    String.valueOf(runbook.steps().count())));
        }
        return Answer.table(
                documents,
                List.of(Words.of("runbook.head.name"), Words.of("runbook.head.title"), Words.of("runbook.head.steps")),
                rows);
    }

    private Answer check(Arguments given) throws OperationFailed {
        Surroundings there = surroundings(given.maybe(SERVER));
        List<Told.Checked> checked = new ArrayList<>();
        for (String name : given.all("FILE")) {
            Path file = Path.of(name);
            Runbook runbook = parsed(file);
            checked.add(new Told.Checked(file, runbook, RunbookCheck.of(runbook, there)));
        }
        return Told.checked(checked);
    }

    private Answer show(Arguments given) throws OperationFailed {
        Path file = library.find(given.one("NAME"));
        return Told.shown(file, parsed(file));
    }

    private Surroundings surroundings(Optional<String> name) throws OperationFailed {
        Optional<Server> server = name.isPresent() ? Optional.of(servers.get().require(name.get())) : Optional.empty();
        List<String> names = servers.get().all().stream().map(Server::name).toList();
        return new Surroundings(offers.get(), names, server);
    }

    private static Runbook parsed(Path file) throws OperationFailed {
        return RunbookText.parse(Library.text(file), file.getFileName().toString());
    }
}
