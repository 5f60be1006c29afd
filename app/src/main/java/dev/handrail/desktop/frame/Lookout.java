package dev.handrail.desktop.frame;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Light;
import dev.handrail.journal.Journal;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.site.ClosedDoor;
import dev.handrail.site.SiteHistory;
import dev.handrail.site.maintenance.Window;
import dev.handrail.site.maintenance.Windows;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Looks a few times a second whether servers, journal, catalogue or sites have changed, by this window or by anyone, and tells the window
 * only then. The looking is done away from the window.
 */
public final class Lookout {
    private final Servers book;
    private final Journal log;
    private final Catalogue catalogue;
    private final Windows windows;
    private final SiteHistory sites;
    private final Errands errands;
    private final Clock clock;
    private final Past past;
    private final ObservableList<Server> servers = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<String, Standing>> standings = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Map<String, Window>> maintenance = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyLongWrapper news = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<@Nullable OperationFailed> trouble = new ReadOnlyObjectWrapper<>();
    private Seen seen = Seen.NOTHING;
    private boolean looking;

    public Lookout(
            Servers book,
            Journal log,
            Catalogue catalogue,
            Windows windows,
            SiteHistory sites,
            Errands errands,
            Clock clock) {
        this.book = book;
        this.log = log;
        this.catalogue = catalogue;
        this.windows = windows;
        this.sites = sites;
        this.errands = errands;
        this.clock = clock;
        this.past = new Past(log);
    }

    /** All servers, by name. */
    public ObservableList<Server> servers() {
        return servers;
    }

    public ReadOnlyObjectProperty<Map<String, Standing>> standings() {
        return standings.getReadOnlyProperty();
    }

    /** The maintenance pages that are up, by server. */
    public ReadOnlyObjectProperty<Map<String, Window>> maintenance() {
        return maintenance.getReadOnlyProperty();
    }

    /** Another number whenever something has changed, and every minute, since ages change by themselves. */
    public ReadOnlyLongProperty news() {
        return news.getReadOnlyProperty();
    }

    /** Why the store or a profile in it cannot be read, told once until it can be read again; null while all is well. */
    public ReadOnlyObjectProperty<@Nullable OperationFailed> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Looks once, unless it is looking already. */
    public void look() {
        if (looking) {
            return;
        }
        looking = true;
        Seen before = seen;
        errands.run(() -> gather(before), this::tell, failed -> {
            looking = false;
            if (trouble.get() == null) {
                trouble.set(failed);
            }
        });
    }

    private Seen gather(Seen before) throws OperationFailed {
        long profiles = book.revision();
        long runs = log.revision();
        long entries = catalogue.revision();
        long looks = sites.revision();
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Map<String, Window> closed = windows.open().stream()
                .collect(Collectors.toMap(Window::server, window -> window, (one, other) -> other));
        Map<String, Window> putUp = Map.copyOf(closed);
        boolean same = profiles == before.profiles
                && runs == before.runs
                && entries == before.entries
                && looks == before.looks
                && putUp.equals(before.putUp);
        if (same && minute.equals(before.minute)) {
            return before;
        }
        Servers.Shelf shelf = profiles == before.profiles ? before.shelf : book.shelf();
        List<Server> all = shelf.servers();
        Map<String, List<Backup>> backups = entries == before.entries
                ? before.backups
                : catalogue.all().stream().collect(Collectors.groupingBy(Backup::server));
        all.forEach(server -> closed.computeIfAbsent(server.name(), name -> seenClosed(server)));
        past.look(all);
        Map<String, Standing> standing = new HashMap<>(Standings.of(all, past, backups, clock.instant()));
        all.forEach(server -> standing.computeIfPresent(server.name(), (name, usual) -> withSites(server, usual)));
        standing.replaceAll((name, usual) -> Optional.ofNullable(closed.get(name))
                .map(window -> closed(window, usual))
                .orElse(usual));
        return new Seen(profiles, runs, entries, looks, minute, shelf, backups, standing, putUp, closed);
    }

    /** A page that somebody else has put up, or what looks like one. */
    private @Nullable Window seenClosed(Server server) {
        return server.sites().isEmpty()
                ? null
                : new ClosedDoor(sites, windows.quiet(server.name()), clock.instant())
                        .of(server, sites.latest(server.name(), clock.instant()))
                        .map(door -> Window.seen(server.name(), door))
                        .orElse(null);
    }

    private Standing withSites(Server server, Standing usual) {
        return server.sites().isEmpty()
                ? usual
                : new SitesStanding(
                                sites.latest(server.name(), clock.instant()),
                                windows.quiet(server.name()),
                                clock.instant())
                        .of(server, usual);
    }

    /** Whatever else there is to say of a server, that its visitors stand before a closed door comes first. */
    private Standing closed(Window window, Standing usual) {
        // Who is overloaded answers as a page does: nobody has said that this is on purpose.
        boolean alarm = window.seenOnly() && usual.light() == Light.BAD;
        Light light = alarm || window.overdue(clock.instant()) ? Light.BAD : Light.WARN;
        return new Standing(light, MaintenanceWords.of(window, clock));
    }

    private void tell(Seen now) {
        looking = false;
        trouble.set(now.shelf.unreadable().stream().findFirst().orElse(null));
        if (now == seen) {
            return;
        }
        seen = now;
        if (!servers.equals(now.shelf.servers())) {
            servers.setAll(now.shelf.servers());
        }
        maintenance.set(now.maintenance);
        standings.set(now.standings);
        news.set(news.get() + 1);
    }

    private record Seen(
            long profiles,
            long runs,
            long entries,
            long looks,
            Instant minute,
            Servers.Shelf shelf,
            Map<String, List<Backup>> backups,
            Map<String, Standing> standings,
            Map<String, Window> putUp,
            Map<String, Window> maintenance) {
        static final Seen NOTHING = new Seen(
                -1,
                -1,
                -1,
                -1,
                Instant.MIN,
                new Servers.Shelf(List.of(), List.of()),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
