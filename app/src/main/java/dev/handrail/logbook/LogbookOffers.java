package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Runner;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of the journal, and cleaning up what stands in it as left behind. */
public final class LogbookOffers {
    private final Lazy<Journal> journal;
    private final Lazy<MaintenanceLog> log;
    private final Lazy<Runner> runner;
    private final Lazy<Servers> servers;
    private final Times times;
    private final Clock clock;

    /** @param zone where the person is, for times that are read and written without a zone */
    public LogbookOffers(
            Lazy<Journal> journal,
            Lazy<MaintenanceLog> log,
            Lazy<Runner> runner,
            Lazy<Servers> servers,
            Clock clock,
            ZoneId zone) {
        this.journal = journal;
        this.log = log;
        this.runner = runner;
        this.servers = servers;
        this.times = new Times(zone);
        this.clock = clock;
    }

    public List<Offer> offers() {
        return List.of(
                new Offer.Question("journal list", Words.of("logbook.list"), listArguments(), this::list),
                new Offer.Question("journal show", Words.of("logbook.show"), List.of(run()), this::show),
                new Offer.Question("journal export", Words.of("logbook.export"), exportArguments(), this::export),
                new Offer.Action(
                        "journal clean", Words.of("logbook.clean"), Effect.CHANGES, List.of(run()), this::clean));
    }

    private Answer list(Arguments arguments) throws OperationFailed {
        return new RunList(journal.get(), log.get(), times).tell(arguments, server(arguments));
    }

    private Answer show(Arguments arguments) throws OperationFailed {
        Optional<Answer> entry = new EntryShown(log.get(), journal.get(), times).tell(arguments.one("RUN"));
        return entry.isPresent() ? entry.get() : new RunShown(journal.get(), times).tell(arguments);
    }

    private Answer export(Arguments arguments) throws OperationFailed {
        return new LogExport(journal.get(), log.get(), times, clock).tell(arguments, server(arguments));
    }

    /** As it is called in the book, whatever its case; one that was removed since as it was typed. */
    private @Nullable String server(Arguments arguments) throws OperationFailed {
        String name = arguments.maybe("--server").orElse(null);
        return name == null ? null : servers.get().called(name).orElse(name);
    }

    /** What a server that was removed left behind can be cleaned up still. */
    private Operation clean(Arguments arguments) throws OperationFailed {
        String id = arguments.one("RUN");
        return runner.get()
                .cleaning(
                        id, servers.get().orRemoved(Found.run(journal.get(), id).server()));
    }

    private static List<Argument> listArguments() {
        return List.of(
                Argument.optional("--server", Type.SERVER, Words.of("logbook.list.server")),
                Argument.optional("--operation", Type.TEXT, Words.of("logbook.list.operation")),
                Argument.optional("--kind", Type.TEXT, Words.of("logbook.list.kind")),
                Argument.optional("--person", Type.TEXT, Words.of("logbook.list.person")),
                Argument.optional("--outcome", Type.TEXT, Words.of("logbook.list.outcome")),
                Argument.optional("--text", Type.TEXT, Words.of("logbook.list.text")),
                Argument.optional("--transcripts", Type.FLAG, Words.of("logbook.list.transcripts")),
                from(),
                to(),
                Argument.optional("--limit", Type.NUMBER, Words.of("logbook.list.limit")));
    }

    private static List<Argument> exportArguments() {
        return List.of(
                Argument.required("FILE", Type.NEW_FILE, Words.of("logbook.export.file")),
                from(),
                to(),
                Argument.optional("--server", Type.SERVER, Words.of("logbook.list.server")));
    }

    private static Argument run() {
        return Argument.required("RUN", Type.RUN, Words.of("logbook.run"));
    }

    private static Argument from() {
        return Argument.optional("--from", Type.TIME, Words.of("logbook.from"));
    }

    private static Argument to() {
        return Argument.optional("--to", Type.TIME, Words.of("logbook.to"));
    }
}
