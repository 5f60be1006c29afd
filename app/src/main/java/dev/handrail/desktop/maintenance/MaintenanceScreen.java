package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.site.SiteState;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The switch above; below it what a visitor sees, beside what the server itself says. */
public final class MaintenanceScreen extends Screen implements Keyed {
    private static final double GAP = 10;
    private static final double TOOK = 64;

    private final SitesModel model;
    private final NamesModel names;
    private final SwitchModel maintenance;
    private final SwitchScreen lever;
    private final ObservableValue<?> changed;

    /** Where the switch stands. */
    @FXML
    private VBox above;

    /** When it was thrown. */
    @FXML
    private VBox below;

    @FXML
    private Region sites;

    @FXML
    private VBox seen;

    @FXML
    private Button check;

    @FXML
    private Label pageTitle;

    @FXML
    private Label page;

    @FXML
    private VBox direct;

    @FXML
    private Button goDirect;

    /** @param changed says when there may be something new */
    public MaintenanceScreen(SitesModel model, NamesModel names, SwitchModel maintenance, ObservableValue<?> changed) {
        super("maintenance.fxml");
        this.model = model;
        this.names = names;
        this.maintenance = maintenance;
        this.lever = new SwitchScreen(maintenance, changed);
        this.changed = changed;
    }

    @Override
    protected void built() {
        if (maintenance.hasSwitch()) {
            above.getChildren().add(lever.node());
            below.getChildren().add(new WindowsScreen(maintenance).node());
        } else {
            above.getChildren().add(none());
        }
        below.getChildren().addFirst(new AnnounceScreen(maintenance.announcing()).node());
        below.getChildren().addFirst(new NamesScreen(names).node());
        Pieces.shown(sites, model.hasSites());
        Paged<SiteRow> looks = new Paged<>(seen, "moreSites", "sites.more", MaintenanceScreen::row);
        model.rows().subscribe(() -> looks.show(model.rows()));
        looks.show(model.rows());
        Paged<DirectRow> answers = new Paged<>(direct, "moreDirect", "sites.more", MaintenanceScreen::row);
        model.direct().subscribe(() -> answers.show(model.direct()));
        direct.getChildren().setAll(Pieces.text(Words.of("sites.direct.none"), "meta"));
        pageTitle.textProperty().bind(model.title());
        Pieces.shownWhen(pageTitle, model.title().isNotEmpty());
        page.textProperty().bind(model.page());
        check.disableProperty().bind(model.checking());
        check.textProperty().bind(model.checking().map(now -> Words.of(now ? "sites.check.now" : "sites.check")));
        check.setOnAction(event -> model.check());
        goDirect.disableProperty().bind(model.goingDirect());
        goDirect.textProperty()
                .bind(model.goingDirect().map(now -> Words.of(now ? "sites.direct.now" : "sites.direct")));
        goDirect.setOnAction(event -> model.goDirect());
    }

    @Override
    protected Subscription observe() {
        if (maintenance.hasSwitch()) {
            lever.show();
        }
        return Subscription.combine(changed.subscribe(revision -> refresh()), lever::hide);
    }

    private void refresh() {
        model.refresh();
        names.refresh();
    }

    @Override
    public void pressed(Key key) {
        if (key == Key.MAINTENANCE && maintenance.hasSwitch()) {
            // What is in a scroll pane is in the window, and can have the keyboard, only once the pane has its skin.
            node().applyCss();
            lever.write();
        }
    }

    private Node none() {
        String name = maintenance.server().name();
        Label text = Pieces.text(Words.of("switching.none", name) + ". " + Words.of("switching.none.next"));
        text.getStyleClass().add("note");
        return text;
    }

    private static Node row(SiteRow site) {
        Label name = Pieces.label(site.name(), "strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label url = Pieces.label(site.url(), "meta");
        Pieces.wholeOnHover(url);
        HBox first = line(name, url, Pieces.gap(), badge(site.words(), site.light()), took(site.took()));
        FlowPane second = new FlowPane(GAP, 4, strip(site.strip()), Pieces.label(site.uptime(), "meta"));
        if (!site.median().isEmpty()) {
            second.getChildren().addAll(new PaceLine(site.pace()).node(), Pieces.label(site.median(), "meta"));
        }
        if (!site.certificate().isEmpty()) {
            second.getChildren().add(badge(site.certificate(), site.certificateLight()));
        }
        second.getChildren().add(Pieces.label(site.when(), "meta"));
        VBox box = new VBox(4, first, second);
        if (!site.why().isEmpty()) {
            box.getChildren().add(Pieces.text(site.why(), "meta", site.light() == Light.BAD ? "bad" : "plain"));
        }
        box.getStyleClass().add("card-row");
        return box;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(GAP, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** With a word for it, never by colour alone. */
    private static Node badge(String words, Light light) {
        return Pieces.badge(words, light.style());
    }

    private static Label took(String took) {
        Label label = Pieces.label(took, "meta");
        label.setMinWidth(TOOK);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }

    private static Node strip(List<Optional<SiteState>> hours) {
        HBox strip = new HBox(2);
        strip.getStyleClass().addAll("strip", "hours");
        strip.setAccessibleText(Words.of("sites.strip"));
        for (int i = 0; i < hours.size(); i++) {
            Region hour = new Region();
            hour.getStyleClass()
                    .addAll("hour", hours.get(i).map(SiteState::word).orElse("blank"));
            Tooltip.install(hour, Pieces.hint(said(hours.size() - i, hours.get(i))));
            strip.getChildren().add(hour);
        }
        return strip;
    }

    private static String said(int ago, Optional<SiteState> state) {
        return Words.of(
                "sites.strip.hour",
                ago,
                state.map(known -> Words.of(known.key())).orElseGet(() -> Words.of("sites.site.never")));
    }

    private static Node row(DirectRow site) {
        Label name = Pieces.label(site.name(), "strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label way = Pieces.label(site.way(), "meta");
        Pieces.wholeOnHover(way);
        HBox first = line(name, way, Pieces.gap(), badge(site.words(), site.light()), took(site.took()));
        VBox box = new VBox(4, first);
        if (!site.why().isEmpty()) {
            box.getChildren().add(Pieces.text(site.why(), "meta", site.light() == Light.BAD ? "bad" : "plain"));
        }
        box.getStyleClass().add("card-row");
        return box;
    }
}
