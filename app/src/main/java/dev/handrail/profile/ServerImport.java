package dev.handrail.profile;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.SshConfig;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes servers into the book, all or none. To add one takes nothing from anybody; to replace a profile is a change, and
 * the plan shows it line by line.
 */
public final class ServerImport implements Operation {
    static final String WORDS = "server import";

    private final Servers book;
    private final List<Server> read;
    private final List<String> notices;
    private final Map<String, String> otherwise = new LinkedHashMap<>();
    private final Map<Server, Optional<String>> before = new LinkedHashMap<>();

    /** @param read at least one */
    ServerImport(Servers book, List<Server> read) {
        this(List.of(), book, read);
    }

    /** @param config where they were found, with what of it could not be taken over */
    ServerImport(Servers book, List<Server> read, SshConfig config) {
        this(config.notices(), book, read);
    }

    private ServerImport(List<String> notices, Servers book, List<Server> read) {
        this.notices = notices;
        this.book = book;
        this.read = read.stream().map(this::called).toList();
        this.read.forEach(server -> before.put(server, book.profile(server.name())));
    }

    /** Secrets and backups go by the name as it is in the book: in other letters it would lead to none of them. */
    private Server called(Server server) {
        String name = book.called(server.name()).orElse(server.name());
        if (name.equals(server.name())) {
            return server;
        }
        otherwise.put(name, server.name());
        return server.withName(name);
    }

    /**
     * @param read at least one
     * @param known all that could be read in the book when a person chose these
     */
    public ServerImport(Servers book, List<Server> read, List<Server> known) {
        this(book, read);
        List<Server> now = book.all();
        for (Server server : this.read) {
            Optional<Server> seen = ofTheName(known, server.name());
            if (!seen.equals(ofTheName(now, server.name()))) {
                before.put(server, seen.map(ProfileFile::write));
            }
        }
    }

    private static Optional<Server> ofTheName(List<Server> servers, String name) {
        return servers.stream()
                .filter(server -> Servers.key(server.name()).equals(Servers.key(name)))
                .findFirst();
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of(
                "profile.import.title",
                String.join(", ", read.stream().map(Server::name).toList()));
    }

    @Override
    public Server server() {
        return read.getFirst();
    }

    @Override
    public List<Server> servers() {
        return read;
    }

    @Override
    public Effect effect() {
        return read.stream().anyMatch(this::replaces) ? Effect.CHANGES : Effect.READS;
    }

    @Override
    public Plan plan() {
        List<Plan.Step> steps = read.stream()
                .filter(server -> !isTheSame(server))
                .map(server -> new Plan.Step(step(server), Words.of("profile.here"), null, Effect.CHANGES))
                .toList();
        List<Check> checks = new ArrayList<>(read.stream().map(this::check).toList());
        otherwise.forEach((name, other) -> checks.add(Check.warning(
                Words.of("profile.import.called", other, name), Words.of("profile.import.called.next", name, other))));
        notices.forEach(notice -> checks.add(Check.warning(notice, Words.of("profile.import.notice.next"))));
        read.forEach(server -> checks.addAll(Gaps.checks(server)));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private Check check(Server server) {
        if (isTheSame(server)) {
            return Check.ok(Words.of("profile.import.same", server.name()));
        }
        if (!replaces(server)) {
            return Check.ok(Words.of("profile.import.new", server.name()));
        }
        String was = before(server).orElseThrow();
        String changes = String.join("\n", ProfileDiff.of(was, ProfileFile.write(server)));
        return Check.warning(
                Words.of("profile.import.changes", server.name()) + "\n" + changes,
                Words.of("profile.import.changes.next", server.name()));
    }

    private String step(Server server) {
        return replaces(server)
                ? Words.of("profile.import.replace", server.name())
                : Words.of("profile.import.add", server.name());
    }

    private Optional<String> before(Server server) {
        return before.getOrDefault(server, Optional.empty());
    }

    private boolean replaces(Server server) {
        return before(server).isPresent() && !isTheSame(server);
    }

    private boolean isTheSame(Server server) {
        return before(server).equals(Optional.of(ProfileFile.write(server)));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        read.forEach(server -> work.step(step(server)));
        book.replace(before);
        for (Server server : read) {
            work.say(
                    before(server).isPresent()
                            ? Words.of("profile.import.replaced", server.name())
                            : Words.of("profile.import.added", server.name()));
            if (otherwise.containsKey(server.name())) {
                work.say(Words.of("profile.import.called", otherwise.get(server.name()), server.name()));
            }
            Gaps.say(server, work);
        }
    }
}
