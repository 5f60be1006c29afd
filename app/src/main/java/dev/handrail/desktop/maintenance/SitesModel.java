package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Server;
import dev.handrail.site.Quiet;
import dev.handrail.site.SiteLook;
import dev.handrail.site.SitePoint;
import dev.handrail.site.Sites;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What visitors see of the sites of a server, now and over the last day, beside what the server itself answers. */
public final class SitesModel {
    private final Server server;
    private final Sites sites;
    private final Errands errands;
    private final Times times;
    private final Consumer<OperationFailed> onFailure;
    private final Function<List<SiteLook>, Optional<SeenPage>> reader;
    private final ObservableList<SiteRow> rows = FXCollections.observableArrayList();
    private final ObservableList<DirectRow> direct = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper goingDirect = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper page = new ReadOnlyStringWrapper(Words.of("sites.page.none"));

    public SitesModel(Server server, Sites sites, Errands errands, Times times, Consumer<OperationFailed> onFailure) {
        this(server, sites, errands, times, onFailure, SeenPage::of);
    }

    /** @param reader reads what was seen, which may be long and is somebody else's: away from the window */
    SitesModel(
            Server server,
            Sites sites,
            Errands errands,
            Times times,
            Consumer<OperationFailed> onFailure,
            Function<List<SiteLook>, Optional<SeenPage>> reader) {
        this.server = server;
        this.sites = sites;
        this.errands = errands;
        this.times = times;
        this.onFailure = onFailure;
        this.reader = reader;
    }

    public boolean hasSites() {
        return !server.sites().isEmpty();
    }

    public ObservableList<SiteRow> rows() {
        return rows;
    }

    /** What the server itself answered last; empty until somebody asks. */
    public ObservableList<DirectRow> direct() {
        return direct;
    }

    public ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty goingDirect() {
        return goingDirect.getReadOnlyProperty();
    }

    /** The title of the page that a visitor of the first site saw last, or of the first that is not well. */
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /** Its text. */
    public ReadOnlyStringProperty page() {
        return page.getReadOnlyProperty();
    }

    /** Reads anew how they were found. */
    public void refresh() {
        errands.run(this::gather, this::show, onFailure);
    }

    /** Looks at them now. */
    public void check() {
        if (!checking.get()) {
            checking.set(true);
            errands.run(() -> reader.apply(sites.check(server, server.sites())), this::checked, failed -> {
                checking.set(false);
                onFailure.accept(failed);
            });
        }
    }

    /** Looks at them at the server itself. */
    public void goDirect() {
        if (!goingDirect.get()) {
            goingDirect.set(true);
            errands.run(
                    () -> sites.looking().direct(server, server.sites()),
                    looks -> {
                        goingDirect.set(false);
                        direct.setAll(looks.stream().map(DirectRow::of).toList());
                    },
                    failed -> {
                        goingDirect.set(false);
                        onFailure.accept(failed);
                    });
        }
    }

    /** Away from the window: there may be hundreds, each with all that was seen of it for a day. */
    private List<SiteRow> gather() {
        Map<String, SitePoint> latest = sites.history().latest(server.name(), times.now());
        List<Quiet> quiets = sites.quiet().of(server.name());
        Map<String, List<SitePoint>> points =
                sites.history().since(server.name(), times.now().minus(Duration.ofHours(SiteRow.HOURS))).stream()
                        .collect(Collectors.groupingBy(SitePoint::site));
        return server.sites().stream()
                .map(site -> SiteRow.of(
                        site, latest.get(site.name()), points.getOrDefault(site.name(), List.of()), quiets, times))
                .toList();
    }

    private void show(List<SiteRow> now) {
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    private void checked(Optional<SeenPage> seen) {
        checking.set(false);
        seen.ifPresent(now -> {
            title.set(now.title());
            page.set(now.text());
        });
        refresh();
    }
}
