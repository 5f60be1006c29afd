package dev.handrail;

import dev.handrail.backup.Catalogue;
import dev.handrail.backup.KeptDatabases;
import dev.handrail.backup.KeptFileSets;
import dev.handrail.backup.Means;
import dev.handrail.backup.Places;
import dev.handrail.backup.Trials;
import dev.handrail.backup.offers.BackupOffers;
import dev.handrail.backup.offers.DestinationOffers;
import dev.handrail.backup.offers.FilesOffers;
import dev.handrail.backup.offers.KeepOffers;
import dev.handrail.backup.offers.RescueOffers;
import dev.handrail.backup.offers.RestoreOffers;
import dev.handrail.backup.restore.RestoreInto;
import dev.handrail.backup.restore.RestoreUndo;
import dev.handrail.backup.seal.Age;
import dev.handrail.desktop.settings.DataFolderOffers;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.settings.SettingsOffers;
import dev.handrail.journal.Journal;
import dev.handrail.journal.RunIds;
import dev.handrail.logbook.LogbookOffers;
import dev.handrail.logbook.NoteOffers;
import dev.handrail.operation.Cleaned;
import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Runner;
import dev.handrail.practice.Practising;
import dev.handrail.profile.ProfileOffers;
import dev.handrail.profile.SignIn;
import dev.handrail.profile.VaultOffers;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shells;
import dev.handrail.site.Looking;
import dev.handrail.site.NameLooking;
import dev.handrail.site.SiteHistory;
import dev.handrail.site.Sites;
import dev.handrail.site.maintenance.Apis;
import dev.handrail.site.maintenance.Holding;
import dev.handrail.site.maintenance.MaintenanceOffers;
import dev.handrail.site.maintenance.PagesLeft;
import dev.handrail.site.maintenance.SwitchMeans;
import dev.handrail.site.maintenance.Windows;
import dev.handrail.site.offers.SiteOffers;
import dev.handrail.sql.ToolFinder;
import dev.handrail.vault.Asker;
import dev.handrail.vault.CarefulAsker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.web.Lookup;
import dev.handrail.web.Names;
import dev.handrail.web.Trust;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;

/**
 * The composition root: here the program is put together, by hand. Nothing is opened before it is needed, so that help
 * and version touch nothing.
 */
public final class Program implements AutoCloseable {
    private final Setting setting;
    private final Redactor redactor = new Redactor();
    private final Asker asker;
    private final DataFolder folder;
    private final Reach reach;
    private final Runbooks runbooks;
    private final Practising practising;
    private final Lazy<Runner> runner = new Lazy<>(this::openRunner);
    private final Lazy<Means> backups = new Lazy<>(this::openBackups);
    private final Lazy<Sites> sites = new Lazy<>(this::openSites);
    private final Lazy<NameLooking> names = new Lazy<>(this::openNames);
    private final Lazy<SwitchMeans> maintenance = new Lazy<>(this::openMaintenance);

    public Program(Setting setting) {
        this.setting = setting;
        this.asker = new CarefulAsker(setting.asker(), redactor);
        this.folder = new DataFolder(setting, asker, redactor);
        this.reach = new Reach(setting, folder, asker, redactor);
        this.practising = new Practising(setting.home().resolve("practice"), folder.servers(), setting.clock());
        this.runbooks = new Runbooks(setting, folder, reach, asker, redactor::clean);
    }

    /** Everything that one can do or ask, from every feature: command line, palette and window are made from it. */
    public List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        offers.addAll(aboutServers());
        offers.addAll(aboutJournal());
        offers.addAll(aboutBackups());
        offers.addAll(new SiteOffers(sites, names, servers()).offers());
        offers.addAll(new MaintenanceOffers(maintenance).offers());
        offers.addAll(practising.offers());
        offers.addAll(new SettingsOffers(new SettingsFile(setting.home()), setting.whereabouts()).offers());
        offers.addAll(new DataFolderOffers(setting.whereabouts()).offers());
        offers.addAll(runbooks.offers(() -> List.copyOf(offers)));
        return offers.stream()
                .map(offer -> Cleaned.offer(offer, redactor::clean))
                .toList();
    }

    private List<Offer> aboutServers() {
        KeptByName kept = new KeptByName(servers(), backups, sites, maintenance, journal(), practising);
        List<Offer> offers = new ArrayList<>(new ProfileOffers(
                        servers(), vault(), secrets(), kept, reach::trusting, new SignIn(secrets()), setting.userHome())
                .offers());
        offers.addAll(new VaultOffers(vault(), secrets(), servers(), kept, folder.passphrases()).offers());
        return offers;
    }

    private List<Offer> aboutJournal() {
        List<Offer> offers = new ArrayList<>(new LogbookOffers(
                        journal(),
                        folder.log(),
                        runner,
                        servers(),
                        setting.clock(),
                        setting.clock().getZone())
                .offers());
        offers.addAll(
                new NoteOffers(journal(), folder.log(), servers(), setting.user(), setting.clock(), redactor::clean)
                        .offers());
        return offers;
    }

    private List<Offer> aboutBackups() {
        Holding holding = new Holding(maintenance);
        List<Offer> offers = new ArrayList<>(new BackupOffers(backups, servers())
                .offers().stream().map(offer -> holdable(offer, holding)).toList());
        offers.addAll(new DestinationOffers(backups, servers(), journal(), vault(), secrets()).offers());
        offers.addAll(new RestoreOffers(backups, servers())
                .offers().stream().map(offer -> holdable(offer, holding)).toList());
        offers.addAll(new FilesOffers(backups, servers()).offers());
        offers.addAll(new RescueOffers(backups, servers()).offers());
        offers.addAll(new KeepOffers(backups, servers(), journal()).offers());
        return offers;
    }

    /** What takes the place of something live can be done behind the maintenance page. */
    private static Offer holdable(Offer offer, Holding holding) {
        if (!(offer instanceof Offer.Action action)) {
            return offer;
        }
        return switch (action.words()) {
            case RestoreInto.WORDS -> holding.offer(action, BackupOffers.REPLACE);
            case RestoreUndo.WORDS -> holding.offer(action);
            default -> offer;
        };
    }

    /** What the window shows of runbooks. */
    public Guides guides() throws OperationFailed {
        return runbooks.guides(this::offers);
    }

    /** The practice server, which runs no longer than this program. */
    public Practising practising() {
        return practising;
    }

    public Lazy<Servers> servers() {
        return folder.servers();
    }

    public Lazy<Journal> journal() {
        return folder.journal();
    }

    public Lazy<Vault> vault() {
        return folder.vault();
    }

    public Lazy<SecretFinder> secrets() {
        return folder.secrets();
    }

    public Lazy<Shells> shells() {
        return reach.shells();
    }

    /** Tries destinations that nobody has kept yet, with the secrets that were typed for them. */
    public Trials trials() {
        return reach.trials();
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

    /** What throws switches. */
    public Lazy<SwitchMeans> maintenance() {
        return maintenance;
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
        practising.close();
        reach.close();
        folder.close();
        redactor.close();
    }

    private Means openBackups() throws OperationFailed {
        RunIds ids = new RunIds();
        return new Means(
                reach.shells().get(),
                reach.databases().get(),
                new ToolFinder(reach.databases().get()),
                new Catalogue(folder.store().get().jdbi()),
                new KeptDatabases(folder.store().get().jdbi()),
                new KeptFileSets(folder.store().get().jdbi()),
                folder.servers().get(),
                new Places(reach.shells().get(), folder.servers().get(), reach.buckets()),
                new Age(folder.secrets().get()),
                setting.clock(),
                () -> ids.next(setting.clock().instant()),
                setting.home().resolve("backups"),
                server -> new SitesSeen(sites.get().looking()).look(server));
    }

    private Sites openSites() throws OperationFailed {
        Names names = Names.OF_THIS_COMPUTER;
        Looking looking = new Looking(
                new Visitor(names, Trust.ofThisComputer()),
                names,
                reach.shells().get(),
                setting.clock());
        return new Sites(looking, new SiteHistory(folder.store().get().jdbi()), setting.clock(), openWindows()::quiet);
    }

    private Windows openWindows() throws OperationFailed {
        PagesLeft left = new PagesLeft(folder.journal().get());
        return new Windows(folder.store().get().jdbi(), left::quiet);
    }

    private NameLooking openNames() {
        return new NameLooking(new Lookup(), Names.OF_THIS_COMPUTER, setting.clock());
    }

    private SwitchMeans openMaintenance() throws OperationFailed {
        return new SwitchMeans(
                reach.shells().get(),
                folder.servers().get(),
                openWindows(),
                new Visitor(),
                setting.clock(),
                setting.user(),
                SwitchMeans.PATIENCE,
                SwitchMeans.GRACE,
                Apis.of(
                        folder.secrets().get(),
                        new Visitor(),
                        setting.home().resolve("switches"),
                        setting.environment()));
    }

    private Runner openRunner() throws OperationFailed {
        List<Cleaner> cleaners = new CleaningUp(folder, reach, backups.get(), maintenance.get(), setting.clock()).all();
        return new Runner(folder.journal().get(), cleaners, redactor::clean, setting.user(), setting.clock());
    }
}
