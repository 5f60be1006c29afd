package dev.handrail.desktop.palette;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.operation.Argument;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What there is to choose from for an argument: the servers, what their profiles name, the backups, the runs. */
public record Choosable(List<Server> servers, Catalogue catalogue, Journal journal, Times times) {
    private static final int RUNS = 500;

    public Choosable {
        servers = List.copyOf(servers);
    }

    /** Whether they are looked up in the store, which takes time, and not in what is known anyway. */
    static boolean stored(Argument.Type type) {
        return type == Argument.Type.BACKUP || type == Argument.Type.RUN;
    }

    /** What is known anyway; nothing where one types. */
    List<Choice> known(Argument.Type type, String server) {
        return switch (type) {
            case SERVER ->
                servers.stream().map(Server::name).map(Choosable::plain).toList();
            case DATABASE, SOURCE -> named(server, Server::databases, Database::name);
            case DESTINATION -> named(server, Server::destinations, Destination::name);
            case BACKUP, RUN, NAME, TEXT, NUMBER, FLAG, FILE, NEW_FILE, FOLDER, TIME -> List.of();
        };
    }

    /** What is in the store: before all what belongs to the server, and there the newest first. */
    List<Choice> lookUp(Argument.Type type, String server) throws OperationFailed {
        return type == Argument.Type.RUN ? runs(server) : backups(server);
    }

    private <T> List<Choice> named(String server, Function<Server, List<T>> things, Function<T, String> name) {
        return servers.stream()
                .filter(one -> one.name().equals(server))
                .flatMap(one -> things.apply(one).stream())
                .map(name)
                .map(Choosable::plain)
                .toList();
    }

    private List<Choice> backups(String server) throws OperationFailed {
        return catalogue.all().stream()
                .sorted(Comparator.comparing((Backup backup) -> !backup.server().equals(server))
                        .thenComparing(Backup::taken, Comparator.reverseOrder()))
                .map(this::choice)
                .toList();
    }

    private List<Choice> runs(String server) {
        return journal.runs(JournalFilter.all().limit(RUNS)).stream()
                .sorted(Comparator.comparing((Run run) -> !run.server().equals(server))
                        .thenComparing(Run::started, Comparator.reverseOrder()))
                .map(run -> new Choice(
                        run.id(), Words.of("offer.run", times.when(run.started()), run.title(), run.server())))
                .toList();
    }

    private Choice choice(Backup backup) {
        String size = Amounts.bytes(backup.manifest().artifact().storedBytes());
        String words = Words.of("offer.backup", times.when(backup.taken()), backup.source(), size, backup.server());
        return new Choice(backup.id(), words);
    }

    private static Choice plain(String name) {
        return new Choice(name, name);
    }
}
