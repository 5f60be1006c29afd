package dev.handrail;

import dev.handrail.backup.Catalogue;
import dev.handrail.backup.DestinationTry;
import dev.handrail.backup.KeptDatabases;
import dev.handrail.backup.KeptFileSets;
import dev.handrail.backup.Means;
import dev.handrail.backup.Places;
import dev.handrail.backup.Target;
import dev.handrail.backup.Trials;
import dev.handrail.backup.UnfinishedBackup;
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
import dev.handrail.backup.restore.RestoreInto;
import dev.handrail.backup.restore.UnfinishedRestore;
import dev.handrail.backup.restore.UnsettledSwap;
import dev.handrail.backup.seal.Age;
import dev.handrail.backup.source.ForgottenFolder;
import dev.handrail.backup.source.StoppedApplication;
import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.RunIds;
import dev.handrail.logbook.LogbookOffers;
import dev.handrail.logbook.NoteOffers;
import dev.handrail.operation.Cleaned;
import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Runner;
import dev.handrail.profile.Passphrases;
import dev.handrail.profile.ProfileOffers;
import dev.handrail.profile.SignIn;
import dev.handrail.profile.VaultOffers;
import dev.handrail.runbook.library.Editor;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.library.OwnFolder;
import dev.handrail.runbook.offers.DutyOffers;
import dev.handrail.runbook.offers.EditOffers;
import dev.handrail.runbook.offers.GuideOffers;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.offers.RecordOffers;
import dev.handrail.runbook.offers.WalkOffers;
import dev.handrail.runbook.offers.WritingOffers;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.runbook.walk.Walkthroughs;
import dev.handrail.server.Destination;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Servers;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.Shells;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.site.Looking;
import dev.handrail.site.NameLooking;
import dev.handrail.site.SiteHistory;
import dev.handrail.site.Sites;
import dev.handrail.site.maintenance.Apis;
import dev.handrail.site.maintenance.Holding;
import dev.handrail.site.maintenance.MaintenanceOffers;
import dev.handrail.site.maintenance.PageLeftUp;
import dev.handrail.site.maintenance.RuleLeftIn;
import dev.handrail.site.maintenance.SwitchMeans;
import dev.handrail.site.maintenance.Windows;
import dev.handrail.site.offers.SiteOffers;
import dev.handrail.sql.Databases;
import dev.handrail.sql.ToolFinder;
import dev.handrail.storage.Buckets;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.CarefulAsker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Secrets;
import dev.handrail.vault.TypedSecrets;
import dev.handrail.vault.Vault;
import dev.handrail.web.Lookup;
import dev.handrail.web.Names;
import dev.handrail.web.Trust;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The composition root: here the program is put together, by hand. Nothing is opened before it is needed, so that help
 * and version touch nothing.
 */
public final class Program implements AutoCloseable {
    private static final String PASSPHRASE = "HANDRAIL_PASSPHRASE";
    private static final Duration VAULT_IDLE = Duration.ofMinutes(15);

    private final Setting setting;
    private final Redactor redactor = new Redactor();
    private final Asker asker;
    private final Library library;
    private final Lazy<Store> store = new Lazy<>(this::openStore);
    private final Lazy<Servers> servers = new Lazy<>(this::openServers);
    private final Lazy<Journal> journal = new Lazy<>(this::openJournal);
    private final Lazy<MaintenanceLog> log = new Lazy<>(this::openLog);
    private final Lazy<Vault> vault = new Lazy<>(this::openVault);
    private final Lazy<SecretFinder> secrets = new Lazy<>(this::openSecrets);
    private final Lazy<Shells> shells = new Lazy<>(() -> shells(hostKeys()));
    private final Lazy<Runner> runner = new Lazy<>(this::openRunner);
    private final Lazy<Databases> databases = new Lazy<>(() -> new Databases(shells.get(), secrets.get()));
    private final Lazy<Buckets> buckets = new Lazy<>(this::openBuckets);
    private final Lazy<Means> backups = new Lazy<>(this::openBackups);
    private final Lazy<Sites> sites = new Lazy<>(this::openSites);
    private final Lazy<NameLooking> names = new Lazy<>(this::openNames);
    private final Lazy<SwitchMeans> maintenance = new Lazy<>(this::openMaintenance);
    private final List<Shells> trusting = new ArrayList<>();

    public Program(Setting setting) {
        this.setting = setting;
        this.library = new Library(new OwnFolder(setting.home()));
        this.asker = new CarefulAsker(setting.asker(), redactor);
    }

    /** Everything that one can do or ask, from every feature: command line, palette and window are made from it. */
    public List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        offers.addAll(new ProfileOffers(
                        servers,
                        vault,
                        secrets,
                        new KeptByName(backups, sites, maintenance, journal),
                        this::shellsTrusting,
                        new SignIn(secrets),
                        setting.userHome())
                .offers());
        offers.addAll(new VaultOffers(vault, secrets, passphrases()).offers());
        offers.addAll(new LogbookOffers(
                        journal,
                        log,
                        runner,
                        name -> servers.get().orRemoved(name),
                        setting.clock(),
                        setting.clock().getZone())
                .offers());
        offers.addAll(new NoteOffers(
                        journal,
                        log,
                        name -> servers.get().require(name),
                        setting.user(),
                        setting.clock(),
                        redactor::clean)
                .offers());
        Holding holding = new Holding(maintenance);
        new BackupOffers(backups, servers)
                .offers().stream().map(offer -> holdable(offer, holding)).forEach(offers::add);
        offers.addAll(new DestinationOffers(backups, servers, journal, vault, secrets, setting.userHome()).offers());
        offers.addAll(new RestoreOffers(backups, servers).offers());
        offers.addAll(new FilesOffers(backups, servers).offers());
        offers.addAll(new RescueOffers(backups, servers).offers());
        offers.addAll(new KeepOffers(backups, servers, journal).offers());
        offers.addAll(new SiteOffers(sites, names, servers).offers());
        offers.addAll(new MaintenanceOffers(maintenance).offers());
        offers.addAll(new GuideOffers(library, servers, () -> List.copyOf(offers)).offers());
        offers.addAll(new WritingOffers(library).offers());
        offers.addAll(new EditOffers(
                        library, new Editor(setting.environment(), setting.window(), System.getProperty("os.name")))
                .offers());
        Lazy<WalkMeans> walkthroughs = walkthroughs(() -> List.copyOf(offers));
        Path evidence = setting.home().resolve("evidence");
        offers.addAll(new WalkOffers(library, walkthroughs, asker, evidence).offers());
        offers.addAll(new DutyOffers(library, walkthroughs).offers());
        offers.addAll(new RecordOffers(walkthroughs, evidence).offers());
        return offers.stream()
                .map(offer -> Cleaned.offer(offer, redactor::clean))
                .toList();
    }

    /** What takes the place of something live can be done behind the maintenance page. */
    private static Offer holdable(Offer offer, Holding holding) {
        return offer instanceof Offer.Action action && action.words().equals(RestoreInto.WORDS)
                ? holding.offer(action, BackupOffers.REPLACE)
                : offer;
    }

    /** What the window shows of runbooks. */
    public Guides guides() throws OperationFailed {
        return new Guides(library, walkthroughs(this::offers).get());
    }

    private Lazy<WalkMeans> walkthroughs(Supplier<List<Offer>> offers) {
        return new Lazy<>(() -> new WalkMeans(
                shells.get(),
                databases.get(),
                new Visitor(),
                servers.get(),
                journal.get(),
                new Walkthroughs(store.get().jdbi(), setting.clock(), setting.user()),
                log.get(),
                offers,
                redactor::clean,
                setting.clock()));
    }

    /** Everything that knows how to clean up what an interrupted operation left behind. */
    private List<Cleaner> cleaners() throws OperationFailed {
        return List.of(
                new UnfinishedBackup(backups.get().catalogue(), backups.get().places(), setting.clock()),
                new UnfinishedRestore(databases.get(), servers.get()),
                new UnfinishedRescue(databases.get(), servers.get()),
                new UnsettledSwap(databases.get(), servers.get(), backups.get().kept()),
                new MySqlUnfinishedRestore(shells.get(), databases.get(), servers.get()),
                new UnsettledExchange(shells.get(), servers.get(), backups.get().keptFiles()),
                new MySqlUnsettledExchange(backups.get(), servers.get()),
                new StoppedApplication(shells.get(), servers.get()),
                new ForgottenFolder(shells.get(), servers.get()),
                new PageLeftUp(maintenance.get()),
                new RuleLeftIn(maintenance.get()));
    }

    public Lazy<Servers> servers() {
        return servers;
    }

    public Lazy<Journal> journal() {
        return journal;
    }

    public Lazy<Vault> vault() {
        return vault;
    }

    public Lazy<SecretFinder> secrets() {
        return secrets;
    }

    public Lazy<Shells> shells() {
        return shells;
    }

    public Lazy<Means> backups() {
        return backups;
    }

    public Lazy<Sites> sites() {
        return sites;
    }

    /** The times of maintenance. */
    public Windows windows() throws OperationFailed {
        return maintenance.get().windows();
    }

    public Lazy<Runner> runner() {
        return runner;
    }

    /** The text without the secrets that were handed out, for what is told outside of any run. */
    public String clean(String text) {
        return redactor.clean(text);
    }

    /** What was opened last is closed first: no operation runs when its shell goes, no line comes when the journal goes. */
    @Override
    public void close() {
        runner.ifMade(Runner::close);
        trusting.forEach(Shells::close);
        shells.ifMade(Shells::close);
        buckets.ifMade(Buckets::close);
        vault.ifMade(Vault::close);
        journal.ifMade(Journal::close);
        store.ifMade(Store::close);
        redactor.close();
    }

    private Store openStore() throws OperationFailed {
        return Store.open(setting.home(), setting.clock());
    }

    private Servers openServers() throws OperationFailed {
        return new Servers(store.get().jdbi(), setting.clock(), setting.user());
    }

    private Journal openJournal() throws OperationFailed {
        return new Journal(store.get().jdbi(), setting.clock());
    }

    private MaintenanceLog openLog() throws OperationFailed {
        return new MaintenanceLog(store.get().jdbi(), setting.clock(), setting.user());
    }

    private Vault openVault() throws OperationFailed {
        return new Vault(store.get().jdbi(), setting.clock(), VAULT_IDLE, setting.home());
    }

    private SecretFinder openSecrets() throws OperationFailed {
        return new SecretFinder(
                vault.get(),
                asker,
                setting.environment(),
                setting.passphraseFile().orElse(null),
                setting.userHome(),
                redactor);
    }

    private Buckets openBuckets() throws OperationFailed {
        return new Buckets(secrets.get(), setting.clock());
    }

    private Means openBackups() throws OperationFailed {
        RunIds ids = new RunIds();
        return new Means(
                shells.get(),
                databases.get(),
                new ToolFinder(databases.get()),
                new Catalogue(store.get().jdbi()),
                new KeptDatabases(store.get().jdbi()),
                new KeptFileSets(store.get().jdbi()),
                new Places(shells.get(), servers.get(), buckets),
                new Age(secrets.get()),
                setting.clock(),
                () -> ids.next(setting.clock().instant()),
                setting.home().resolve("backups"));
    }

    private Sites openSites() throws OperationFailed {
        Names names = Names.OF_THIS_COMPUTER;
        Looking looking = new Looking(new Visitor(names, Trust.ofThisComputer()), names, shells.get(), setting.clock());
        Windows windows = new Windows(store.get().jdbi());
        return new Sites(looking, new SiteHistory(store.get().jdbi()), setting.clock(), windows::quiet);
    }

    private NameLooking openNames() {
        return new NameLooking(new Lookup(), Names.OF_THIS_COMPUTER, setting.clock());
    }

    private SwitchMeans openMaintenance() throws OperationFailed {
        return new SwitchMeans(
                shells.get(),
                servers.get(),
                new Windows(store.get().jdbi()),
                new Visitor(),
                setting.clock(),
                setting.user(),
                SwitchMeans.PATIENCE,
                SwitchMeans.GRACE,
                Apis.of(secrets.get(), new Visitor(), setting.home().resolve("switches"), setting.environment()));
    }

    private Runner openRunner() throws OperationFailed {
        return new Runner(journal.get(), cleaners(), redactor::clean, setting.user(), setting.clock());
    }

    private HostKeys hostKeys() {
        return HostKeys.in(setting.home(), setting.hostKeyAsker());
    }

    private Shells shells(HostKeys hostKeys) throws OperationFailed {
        SshShells shells = new SshShells(secrets.get(), asker, hostKeys, SshSettings.usual());
        vault.get().whenLocked(shells::forgetPasswords);
        return shells;
    }

    private Shells shellsTrusting(Optional<String> fingerprint) throws OperationFailed {
        if (fingerprint.isEmpty()) {
            return shells.get();
        }
        Shells shells = shells(hostKeys().accepting(fingerprint.get()));
        trusting.add(shells);
        return shells;
    }

    /** Tries destinations that nobody has kept yet, with the secrets that were typed for them. */
    public Trials trials() {
        return (server, destination, typed) -> {
            Secrets found = new TypedSecrets(typed, secrets.get(), redactor);
            Shells reaching = shells.get();
            if (destination instanceof Destination.ServerFolder && !typed.isEmpty()) {
                reaching = new SshShells(found, asker, hostKeys(), SshSettings.usual());
                trusting.add(reaching);
            }
            Places places = new Places(reaching, servers.get(), buckets);
            Target target = Target.of(destination, places.of(server, destination, found));
            return new DestinationTry(server, target, setting.clock());
        };
    }

    private Passphrases passphrases() {
        Optional<SecretRef> outside = setting.passphraseFile()
                .<SecretRef>map(file -> new SecretRef.File(file.toAbsolutePath().toString()))
                .or(() -> Optional.ofNullable(setting.environment().get(PASSPHRASE))
                        .filter(value -> !value.isEmpty())
                        .map(value -> new SecretRef.Env(PASSPHRASE)));
        return new Passphrases(new CarefulAsker(setting.typing(), redactor), setting.person(), outside);
    }
}
