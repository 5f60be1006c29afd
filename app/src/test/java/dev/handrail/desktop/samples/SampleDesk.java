package dev.handrail.desktop.samples;

import dev.handrail.backup.Catalogue;
import dev.handrail.backup.DestinationTry;
import dev.handrail.backup.KeptDatabases;
import dev.handrail.backup.Target;
import dev.handrail.desktop.Desk;
import dev.handrail.desktop.settings.DataFolderOffers;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.settings.SettingsOffers;
import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.logbook.NoteOffers;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Runner;
import dev.handrail.practice.Practising;
import dev.handrail.profile.NothingKept;
import dev.handrail.profile.Passphrases;
import dev.handrail.profile.VaultOffers;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.SshConfig;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.site.SiteHistory;
import dev.handrail.site.maintenance.Windows;
import dev.handrail.storage.Folder;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.store.Whereabouts;
import dev.handrail.vault.Asker;
import dev.handrail.vault.QuickVault;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** A desk full of believable things, in a data folder of its own; nothing on it reaches any other machine. */
public final class SampleDesk implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final Instant NOW = Instant.parse("2026-11-20T04:05:00Z");

    /** What somebody has who has begun, entered once for all desks. */
    private static final ReadyStore BEGUN = ReadyStore.with(SampleDesk::fill);

    private final SampleClock clock = new SampleClock(NOW, ZONE);
    private final SampleProgress progress = new SampleProgress(clock);
    private final Store store;
    private final Journal journal;
    private final Runner runner;
    private final Practising practising;
    private final Desk desk;

    private SampleDesk(Path home, boolean empty, boolean walks) throws OperationFailed {
        store = empty ? ReadyStore.open(home, clock) : BEGUN.in(home, clock);
        Servers servers = new Servers(store.jdbi(), clock, "mara");
        journal = new Journal(store.jdbi(), clock);
        runner = new Runner(journal, List.of(), text -> text, "mara", clock);
        practising = new Practising(home.resolve("practice"), new Lazy<>(() -> servers), clock);
        Catalogue catalogue = new Catalogue(store.jdbi());
        KeptDatabases kept = new KeptDatabases(store.jdbi());
        SiteHistory sites = new SiteHistory(store.jdbi());
        Windows windows = new Windows(store.jdbi());
        List<Offer> offers = new ArrayList<>(new SampleOffers(servers, catalogue, progress).all());
        offers.addAll(new SampleProfileOffers(servers).all());
        offers.addAll(new SampleSwitch(servers, windows, clock).offers());
        offers.addAll(new SampleNames(clock).offers());
        offers.addAll(new NoteOffers(
                        new Lazy<>(() -> journal),
                        new Lazy<>(() -> new MaintenanceLog(store.jdbi(), clock, "mara")),
                        new Lazy<>(() -> servers),
                        "mara",
                        clock,
                        text -> text)
                .offers());
        Vault vault = QuickVault.in(home, store.jdbi(), clock);
        offers.addAll(aboutVault(vault, servers, home));
        offers.addAll(practising.offers());
        Whereabouts at = new Whereabouts(home, Optional.of(new Elsewhere(home)), Optional.empty());
        offers.addAll(new SettingsOffers(new SettingsFile(home), at).offers());
        offers.addAll(new DataFolderOffers(at).offers());
        SampleRunbooks runbooks = new SampleRunbooks(home, servers, journal, store, clock);
        offers.addAll(runbooks.offers(() -> List.copyOf(offers)));
        Guides guides = runbooks.guides(() -> List.copyOf(offers));
        if (!empty) {
            runbooks.write();
        }
        if (walks) {
            new SampleWalks(guides, runner, journal, clock).write();
        }
        desk = new Desk(
                servers,
                journal,
                runner,
                offers,
                new OnlyHere(),
                catalogue,
                guides,
                kept,
                SampleSites.sites(sites, new OnlyHere(), clock),
                windows,
                (server, destination, typed) ->
                        new DestinationTry(server, Target.of(destination, new Folder(home.resolve("tried"))), clock),
                vault,
                at,
                clock,
                ZONE,
                () -> new SshConfig(SampleServers.offered(), List.of()),
                practising::starting,
                practising::isIt);
    }

    /** As they are offered by the program itself. */
    private static List<Offer> aboutVault(Vault vault, Servers servers, Path home) {
        Redactor redactor = new Redactor();
        SecretFinder secrets = new SecretFinder(vault, Asker.NOBODY, Map.of(), null, home, redactor, Set::of);
        Passphrases typed = new Passphrases(Asker.NOBODY, redactor, true, Optional.empty());
        return new VaultOffers(
                        new Lazy<>(() -> vault),
                        new Lazy<>(() -> secrets),
                        new Lazy<>(() -> servers),
                        new NothingKept(),
                        typed)
                .offers();
    }

    private static void fill(Store store) throws OperationFailed {
        SampleClock clock = new SampleClock(NOW, ZONE);
        Servers servers = new Servers(store.jdbi(), clock, "mara");
        SampleSites.enter(new SiteHistory(store.jdbi()), NOW);
        SampleSwitch.enter(new Windows(store.jdbi()), NOW);
        SampleServers.all().forEach(servers::save);
        new SampleBackups(new Catalogue(store.jdbi()), NOW).enter();
        new KeptDatabases(store.jdbi()).enter(SampleBackups.kept(NOW));
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            new SampleJournal(journal, clock).write();
        }
    }

    public static SampleDesk in(Path home) throws OperationFailed {
        return new SampleDesk(home, false, false);
    }

    /** The desk of somebody who has just begun. */
    public static SampleDesk emptyIn(Path home) throws OperationFailed {
        return new SampleDesk(home, true, false);
    }

    /** The desk of somebody in the middle of a walkthrough. */
    public static SampleDesk walkingIn(Path home) throws OperationFailed {
        return new SampleDesk(home, false, true);
    }

    /** The desk of somebody whose visitors stand before a closed door. */
    static SampleDesk closedIn(Path home) throws OperationFailed {
        SampleDesk samples = in(home);
        SampleSwitch.close(samples.desk.windows(), NOW);
        return samples;
    }

    /** The desk of somebody who looks after a MariaDB, too. */
    static SampleDesk withMariaDbIn(Path home) throws OperationFailed {
        SampleDesk samples = in(home);
        SampleMariaDb.enter(samples.desk);
        return samples;
    }

    public Desk desk() {
        return desk;
    }

    /** Calls this before each statement that reaches the store. */
    public void onStatement(Runnable told) {
        store.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                told.run();
            }
        });
    }

    /** Enters many things at once, since each by itself is written to the disk before the next. */
    public void together(Runnable entering) {
        store.jdbi().useTransaction(handle -> entering.run());
    }

    /** Waits until what was started has told how far it is. */
    public void awaitProgress() {
        progress.await();
    }

    /** Has it go on for a second, and waits until it has told so. */
    public void goOn() {
        progress.goOn();
    }

    /** Has what runs come to its end; what it restored is equal to the backup, or is not. */
    public void end(boolean equal) {
        progress.end(equal ? SampleProgress.End.EQUAL : SampleProgress.End.DIFFERENT);
    }

    @Override
    public void close() {
        runner.close();
        practising.close();
        journal.close();
        store.close();
    }

    /** Shells on this computer, whatever is asked for. */
    static final class OnlyHere implements Shells {
        @Override
        public Shell on(Server server) {
            return here();
        }

        @Override
        public boolean connected(Server server) {
            return true;
        }

        @Override
        public Shell here() {
            return new LocalShell();
        }

        @Override
        public void close() {}
    }
}
