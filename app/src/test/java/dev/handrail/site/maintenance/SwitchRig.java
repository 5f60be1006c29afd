package dev.handrail.site.maintenance;

import dev.handrail.journal.Journal;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Runner;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Site;
import dev.handrail.server.Switch;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Shells;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The program as far as switches need it, in a home of its own, over real SSH where the profile says so. */
public final class SwitchRig implements AutoCloseable {
    static final String SERVER = "Parish";

    /** The at of a machine that takes no jobs: of a test none may stay in its queue. */
    static final String NO_AT = "#!/bin/sh\necho 'You do not have permission to use at.' >&2\nexit 1\n";

    /** The settings of a login in that folder, which has its own at. */
    public static String login(Path folder) throws IOException {
        RealSshd.program(folder.resolve("at"), NO_AT);
        return "SetEnv HOME=" + folder + " PATH=" + folder
                + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    }

    private final Store store;
    private final Journal journal;
    private final Servers servers;
    private final Shells shells;
    private final SwitchMeans means;
    private final Runner runner;
    private final List<Offer> offers;

    public SwitchRig(Path home, String person) throws OperationFailed {
        this(home, person, shells(home), Duration.ofSeconds(3), Duration.ofSeconds(60));
    }

    SwitchRig(Path home, String person, Shells shells, Duration patience, Duration grace) throws OperationFailed {
        this(home, person, shells, patience, grace, Clock.systemUTC());
    }

    SwitchRig(Path home, String person, Apis apis) throws OperationFailed {
        this(home, person, shells(home), Duration.ofSeconds(3), Duration.ofSeconds(60), Clock.systemUTC(), apis);
    }

    SwitchRig(Path home, String person, Apis apis, Clock clock) throws OperationFailed {
        this(home, person, shells(home), Duration.ofSeconds(3), Duration.ofSeconds(60), clock, apis);
    }

    SwitchRig(Path home, String person, Shells shells, Duration patience, Duration grace, Clock clock)
            throws OperationFailed {
        this(home, person, shells, patience, grace, clock, nowhere(home));
    }

    private SwitchRig(
            Path home, String person, Shells shells, Duration patience, Duration grace, Clock clock, Apis apis)
            throws OperationFailed {
        this.shells = shells;
        this.store = ReadyStore.open(home, clock);
        this.journal = new Journal(store.jdbi(), clock);
        this.servers = new Servers(store.jdbi(), clock, person);
        this.means = new SwitchMeans(
                shells, servers, new Windows(store.jdbi()), new Visitor(), clock, person, patience, grace, apis);
        this.runner =
                new Runner(journal, List.of(new PageLeftUp(means), new RuleLeftIn(means)), line -> line, person, clock);
        this.offers = new MaintenanceOffers(new Lazy<>(() -> means)).offers();
    }

    /** Those whose switches are commands ask nobody else. */
    private static Apis nowhere(Path home) {
        return Apis.of(
                (ref, name) -> Secret.of("unused".toCharArray()),
                new Visitor(),
                home.resolve("switches"),
                Map.of(Apis.CLOUDFLARE, "http://127.0.0.1:9", Apis.RENDER, "http://127.0.0.1:9"));
    }

    static Shells shells(Path home) {
        return new SshShells(
                (ref, name) -> Secret.of("unused".toCharArray()),
                Asker.NOBODY,
                new HostKeys(home.resolve("known_hosts"), List.of(), (key, note) -> true),
                SshSettings.usual());
    }

    /** Looks after a server with such a switch from now on. */
    public Server knows(Access access, Switch maintenance, URI... sites) {
        Server plain = Server.of(SERVER, Environment.TEST, access);
        List<Site> all = Arrays.stream(sites)
                .map(url -> new Site(
                        "site " + url.getPort() + url.getPath().replace('/', '-'),
                        url,
                        new Site.Expect(null, null, Map.of()),
                        null))
                .toList();
        Server server = new Server(
                plain.name(),
                plain.environment(),
                null,
                access,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                all,
                maintenance,
                List.of(),
                List.of());
        servers.save(server);
        return server;
    }

    public Store store() {
        return store;
    }

    public SwitchMeans means() {
        return means;
    }

    public Runner runner() {
        return runner;
    }

    Journal journal() {
        return journal;
    }

    public List<Offer> offers() {
        return offers;
    }

    Server server() throws OperationFailed {
        return servers.require(SERVER);
    }

    /** Makes the operation of an offer: its words, then the names and values of its arguments. */
    Operation makes(String words, String... arguments) throws OperationFailed {
        Offer.Action offer = (Offer.Action) offer(words);
        return offer.maker().make(arguments(arguments));
    }

    Answer asks(String words, String... arguments) throws OperationFailed {
        return ((Offer.Question) offer(words)).teller().tell(arguments(arguments));
    }

    private Offer offer(String words) {
        return offers.stream()
                .filter(offer -> offer.words().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static Arguments arguments(String... given) {
        Map<String, List<String>> all = new HashMap<>(Map.of("SERVER", List.of(SERVER)));
        for (int i = 0; i + 1 < given.length; i += 2) {
            all.put(given[i], List.of(given[i + 1]));
        }
        return new Arguments(all);
    }

    /** The document of switch status. */
    @SuppressWarnings("unchecked")
    Map<String, Object> status() throws OperationFailed {
        return (Map<String, Object>) asks("switch status").document();
    }

    /** Does it to the end, whatever that is. */
    Event.Ended does(String words, String... arguments) throws Exception {
        Operation operation = makes(words, arguments);
        return runs(operation, event -> {});
    }

    Event.Ended runs(Operation operation, Consumer<Event> watcher) throws Exception {
        Plan plan = runner.plan(operation);
        return runner.start(operation, plan, watcher).await();
    }

    /** All that was said in a run. */
    String transcript(String run) {
        StringBuilder all = new StringBuilder();
        journal.lines(run).forEach(line -> all.append(Objects.toString(line)).append('\n'));
        return all.toString();
    }

    @Override
    public void close() {
        runner.close();
        shells.close();
        journal.close();
        store.close();
    }
}
