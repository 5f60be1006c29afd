package dev.handrail.backup;

import dev.handrail.SitesSeen;
import dev.handrail.backup.files.UnsettledExchange;
import dev.handrail.backup.offers.BackupOffers;
import dev.handrail.backup.offers.DestinationOffers;
import dev.handrail.backup.offers.FilesOffers;
import dev.handrail.backup.offers.KeepOffers;
import dev.handrail.backup.offers.RescueOffers;
import dev.handrail.backup.offers.RestoreOffers;
import dev.handrail.backup.rescue.UnfinishedRescue;
import dev.handrail.backup.restore.MySqlUnfinishedRestore;
import dev.handrail.backup.restore.MySqlUnsettledExchange;
import dev.handrail.backup.restore.UnfinishedRestore;
import dev.handrail.backup.restore.UnsettledSwap;
import dev.handrail.backup.seal.Age;
import dev.handrail.backup.source.ForgottenFolder;
import dev.handrail.backup.source.StoppedApplication;
import dev.handrail.journal.Journal;
import dev.handrail.journal.RunIds;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Overseen;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Runner;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Encryption;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.Shells;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.site.Looking;
import dev.handrail.sql.Databases;
import dev.handrail.sql.ToolFinder;
import dev.handrail.storage.Buckets;
import dev.handrail.storage.RealS3;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.web.Names;
import dev.handrail.web.Trust;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The program as far as backups need it, over a real SSH connection or on this computer, in a home of its own. */
public final class Rig implements AutoCloseable {
    public static final String SERVER = "Parish";

    private static final String NO_SECRET = "unused";

    private String ageSecret = NO_SECRET;

    private final Path home;
    private final Store store;
    private final Journal journal;
    private final Lazy<Buckets> buckets;
    private final Runner runner;
    private final Servers servers;
    private final Shells shells;
    private final Means means;
    private final List<Offer> offers;

    public Rig(Path home) throws OperationFailed {
        this(home, Clock.systemUTC());
    }

    /** @param clock what the time is, for all of it */
    public Rig(Path home, Clock clock) throws OperationFailed {
        this(home, shells(home), clock);
    }

    /** Real ones, which believe every host key. */
    static Shells shells(Path home) {
        return new SshShells(
                (ref, name) -> Secret.of("unused".toCharArray()),
                Asker.NOBODY,
                new HostKeys(home.resolve("known_hosts"), List.of(), (key, note) -> true),
                SshSettings.usual());
    }

    public Rig(Path home, Shells shells) throws OperationFailed {
        this(home, shells, Clock.systemUTC());
    }

    private Rig(Path home, Shells shells, Clock clock) throws OperationFailed {
        RunIds ids = new RunIds();
        this.home = home;
        this.shells = shells;
        this.buckets = new Lazy<>(() -> RealS3.buckets(clock));
        this.store = ReadyStore.open(home, clock);
        this.journal = new Journal(store.jdbi(), clock);
        this.servers = new Servers(store.jdbi(), clock, "tester");
        Databases databases = new Databases(shells, (ref, name) -> Secret.of("unused".toCharArray()));
        Catalogue catalogue = new Catalogue(store.jdbi());
        Places places = new Places(shells, servers, buckets);
        this.means = new Means(
                shells,
                databases,
                new ToolFinder(databases),
                catalogue,
                new KeptDatabases(store.jdbi()),
                new KeptFileSets(store.jdbi()),
                servers,
                places,
                new Age((ref, name) ->
                        Secret.of((name.equals(SecretNames.age(SERVER)) ? ageSecret : NO_SECRET).toCharArray())),
                clock,
                () -> ids.next(clock.instant()),
                home.resolve("backups"),
                new SitesSeen(new Looking(
                        new Visitor(Names.OF_THIS_COMPUTER, Trust.ofThisComputer()),
                        Names.OF_THIS_COMPUTER,
                        shells,
                        clock)));
        this.runner = new Runner(
                journal,
                List.of(
                        new UnfinishedBackup(catalogue, places, clock),
                        new UnfinishedRestore(databases, servers),
                        new UnfinishedRescue(databases, servers),
                        new UnsettledSwap(databases, servers, means.kept()),
                        new MySqlUnfinishedRestore(shells, databases, servers),
                        new UnsettledExchange(shells, servers, means.keptFiles()),
                        new MySqlUnsettledExchange(means, servers),
                        new StoppedApplication(shells, servers),
                        new ForgottenFolder(shells, servers)),
                line -> line,
                "tester",
                clock);
        this.offers = new ArrayList<>(new BackupOffers(new Lazy<>(() -> means), new Lazy<>(() -> servers)).offers());
        offers.addAll(new RestoreOffers(new Lazy<>(() -> means), new Lazy<>(() -> servers)).offers());
        offers.addAll(new FilesOffers(new Lazy<>(() -> means), new Lazy<>(() -> servers)).offers());
        offers.addAll(new RescueOffers(new Lazy<>(() -> means), new Lazy<>(() -> servers)).offers());
        offers.addAll(
                new KeepOffers(new Lazy<>(() -> means), new Lazy<>(() -> servers), new Lazy<>(() -> journal)).offers());
        offers.addAll(new DestinationOffers(
                        new Lazy<>(() -> means),
                        new Lazy<>(() -> servers),
                        new Lazy<>(() -> journal),
                        new Lazy<>(Rig::noVault),
                        new Lazy<>(Rig::noVault))
                .offers());
    }

    private static <T> T noVault() {
        throw new IllegalStateException("nothing here needs a vault");
    }

    /** What decrypts backups from now on: an age identity, or a passphrase. */
    public void ageSecret(String secret) {
        ageSecret = secret;
    }

    public Means means() {
        return means;
    }

    public Catalogue catalogue() {
        return means.catalogue();
    }

    public KeptDatabases keptDatabases() {
        return means.kept();
    }

    public Journal journal() {
        return journal;
    }

    public Runner runner() {
        return runner;
    }

    public Servers servers() {
        return servers;
    }

    public Databases databases() {
        return means.databases();
    }

    /** Keeps a server with databases of the test PostgreSQL, whose backups go into the folder "kept" of the home. */
    public Server server(Access access, String... databases) {
        return keep(access, Stream.of(databases).map(TestDatabase::entry).toList());
    }

    public Server keep(Access access, List<Database> databases) {
        return keep(access, databases, List.of(new Destination.Folder("kept", kept().toString())));
    }

    public Server keep(Access access, List<Database> databases, List<Destination> destinations) {
        Server plain = Server.of(SERVER, Environment.TEST, access);
        Server server = new Server(
                plain.name(),
                plain.environment(),
                null,
                access,
                databases,
                List.of(),
                List.of(),
                destinations,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
        servers.save(server);
        return server;
    }

    /** The same server, whose backups are packed and encrypted otherwise. */
    public Server packed(Server server, Packing packing, @Nullable Encryption encryption) {
        Server other = new Server(
                server.name(),
                server.environment(),
                server.template(),
                server.access(),
                server.databases(),
                server.files(),
                server.scripts(),
                server.destinations(),
                encryption,
                server.logs(),
                server.sites(),
                server.maintenance(),
                server.contacts(),
                server.tags(),
                server.repositories(),
                packing);
        servers.save(other);
        return other;
    }

    /** The same server, whose backups go elsewhere. */
    public Server storing(Server server, Destination... destinations) {
        Server other = new Server(
                server.name(),
                server.environment(),
                server.template(),
                server.access(),
                server.databases(),
                server.files(),
                server.scripts(),
                List.of(destinations),
                server.encryption(),
                server.logs(),
                server.sites(),
                server.maintenance(),
                server.contacts(),
                server.tags(),
                server.repositories(),
                server.packing());
        servers.save(other);
        return other;
    }

    /** Keeps a server that has all of this. */
    public Server keep(
            Access access,
            List<Database> databases,
            List<FileSet> files,
            List<Script> scripts,
            List<Repository> repositories) {
        Server server = new Server(
                SERVER,
                Environment.TEST,
                null,
                access,
                databases,
                files,
                scripts,
                List.of(new Destination.Folder("kept", kept().toString())),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                repositories,
                Packing.USUAL);
        servers.save(server);
        return server;
    }

    /** What a person would paste to restore it without Handrail. */
    public String commands(String id) throws Exception {
        return String.join(
                "\n",
                question("backup commands")
                        .teller()
                        .tell(Arguments.of("ID", id))
                        .lines());
    }

    public Path kept() {
        return home.resolve("kept");
    }

    /** Enters a backup whose one copy, of these bytes, lies in the folder "kept". */
    public Backup lying(Manifest manifest, byte[] bytes) throws IOException {
        String file = manifest.artifact().file();
        Files.write(Files.createDirectories(kept()).resolve(file), bytes);
        Backup backup = new Backup(manifest, false, List.of(Some.copy("kept", kept().toString(), file)), List.of());
        catalogue().add(backup);
        return backup;
    }

    /** The files where backups lie, or none where the folder is not even there. */
    public List<String> files() throws IOException {
        if (!Files.isDirectory(kept())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept())) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    public Operation make(String words, Arguments arguments) throws OperationFailed {
        for (Offer offer : offers) {
            if (offer instanceof Offer.Action action && action.words().equals(words)) {
                return action.maker().make(arguments);
            }
        }
        throw new AssertionError(words);
    }

    public Offer.Question question(String words) {
        return offers.stream()
                .filter(o -> o instanceof Offer.Question && o.words().equals(words))
                .map(Offer.Question.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Does it to its end. */
    public Event.Ended perform(String words, Arguments arguments) throws Exception {
        return start(words, arguments, event -> {}).await();
    }

    /** The same, with something of a test's own in the moment before anything live is touched. */
    public Event.Ended perform(String words, Arguments arguments, Overseen.Moment moment) throws Exception {
        return perform(Overseen.atExchange(make(words, arguments), moment));
    }

    public Event.Ended perform(Operation operation) throws Exception {
        return begin(operation, event -> {}).await();
    }

    public Underway begin(Operation operation, Consumer<Event> watcher) throws OperationFailed {
        return runner.start(operation, runner.plan(operation), watcher);
    }

    public Underway start(String words, Arguments arguments, Consumer<Event> watcher) throws OperationFailed {
        Operation operation = make(words, arguments);
        Plan plan = runner.plan(operation);
        return runner.start(operation, plan, watcher);
    }

    public Event.Ended backUp() throws Exception {
        return perform("backup run", Arguments.of("SERVER", SERVER));
    }

    /** The backup that a run made. */
    public static String id(Event.Ended ended) {
        return Objects.requireNonNull(ended.made().get("backup"), () -> "no backup: " + ended.failure());
    }

    public Event.Ended verify(String id) throws Exception {
        return perform("backup verify", Arguments.of("ID", id));
    }

    public Event.Ended restore(String id, String into) throws Exception {
        return perform("restore", into(id, into));
    }

    public static Arguments into(String id, String into) {
        return new Arguments(Map.of("ID", List.of(id), "--into", List.of(into)));
    }

    @Override
    public void close() {
        runner.close();
        journal.close();
        shells.close();
        buckets.ifMade(Buckets::close);
        store.close();
    }
}
