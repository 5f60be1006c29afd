package dev.handrail.desktop.overview;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.PastBackup;
import dev.handrail.backup.Recovery;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.profile.Reference;
import dev.handrail.runbook.duty.Duty;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.server.Contact;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.site.ClosedDoor;
import dev.handrail.site.SiteHistory;
import dev.handrail.site.SitePoint;
import dev.handrail.site.maintenance.Window;
import dev.handrail.site.maintenance.Windows;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A server at a glance: cards, what was done lately, whom to call, how it is reached. */
public final class OverviewModel {
    private static final int ASKED = 50;
    private static final int SHOWN = 6;

    private final Server server;
    private final Catalogue catalogue;
    private final Journal journal;
    private final SiteHistory sites;
    private final Windows windows;
    private final Guides guides;
    private final Errands errands;
    private final Times times;
    private final Consumer<OperationFailed> onFailure;
    private final ObservableList<Card> cards = FXCollections.observableArrayList();
    private final ObservableList<Run> lately = FXCollections.observableArrayList();

    /** A line of the quick reference: what it is, and what one copies. */
    public record Fact(String what, String text) {}

    /** A person or an office to call. */
    public record Call(String role, String how) {}

    public OverviewModel(
            Server server,
            Catalogue catalogue,
            Journal journal,
            SiteHistory sites,
            Windows windows,
            Guides guides,
            Errands errands,
            Times times,
            Consumer<OperationFailed> onFailure) {
        this.server = server;
        this.catalogue = catalogue;
        this.journal = journal;
        this.sites = sites;
        this.windows = windows;
        this.guides = guides;
        this.errands = errands;
        this.times = times;
        this.onFailure = onFailure;
    }

    public Server server() {
        return server;
    }

    public Times times() {
        return times;
    }

    public ObservableList<Card> cards() {
        return cards;
    }

    /** The newest runs. */
    public ObservableList<Run> lately() {
        return lately;
    }

    public List<Call> calls() {
        return server.contacts().stream().map(OverviewModel::call).toList();
    }

    /** What one needs when one does something by hand. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(Reference.of(server).stream()
                .map(line -> new Fact(line.what(), line.command()))
                .toList());
        server.destinations().stream()
                .filter(Destination.Folder.class::isInstance)
                .map(Destination.Folder.class::cast)
                .forEach(folder -> facts.add(new Fact(Words.of("overview.fact.backups"), folder.folder())));
        return facts;
    }

    /** Reads anew what there is to say. */
    public void refresh() {
        errands.run(this::gather, this::show, onFailure);
    }

    private record Gathered(
            List<Backup> backups,
            List<PastBackup> past,
            List<Run> runs,
            Map<String, SitePoint> sites,
            List<Window> windows,
            Optional<Window> seen,
            List<Duty> duties) {}

    private Gathered gather() throws OperationFailed {
        Map<String, SitePoint> latest = server.sites().isEmpty() ? Map.of() : sites.latest(server.name(), times.now());
        return new Gathered(
                catalogue.of(server.name()),
                catalogue.past(server.name(), Recovery.since(times.now())),
                journal.runs(JournalFilter.all().server(server.name()).limit(ASKED)),
                latest,
                server.maintenance() == null ? List.of() : windows.of(server.name()),
                new ClosedDoor(sites, windows.quiet(server.name()), times.now())
                        .of(server, latest)
                        .map(door -> Window.seen(server.name(), door)),
                guides.duties(server));
    }

    private void show(Gathered gathered) {
        List<Card> now = new ArrayList<>(new Cards(
                        server,
                        gathered.backups,
                        gathered.past,
                        gathered.runs,
                        gathered.sites,
                        gathered.windows,
                        gathered.seen,
                        times)
                .all());
        if (!gathered.duties.isEmpty()) {
            now.add(now.size() - 1, new DueCard(gathered.duties, times).card());
        }
        if (!now.equals(cards)) {
            cards.setAll(now);
        }
        List<Run> newest = gathered.runs.stream().limit(SHOWN).toList();
        if (!newest.equals(lately)) {
            lately.setAll(newest);
        }
    }

    private static Call call(Contact contact) {
        return new Call(
                contact.role(),
                Stream.of(contact.name(), contact.phone(), contact.mail())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")));
    }
}
