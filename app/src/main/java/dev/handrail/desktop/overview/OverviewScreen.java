package dev.handrail.desktop.overview;

import dev.handrail.desktop.frame.Actions;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Outcomes;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.journal.Run;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A server at a glance. */
public final class OverviewScreen extends Screen {
    private static final int COLUMNS = 3;
    private static final double GAP = 10;
    private static final double WHEN = 120;

    private final OverviewModel model;
    private final ObservableValue<?> changed;
    private final Consumer<Tab> onTab;
    private final Actions actions;

    @FXML
    private GridPane cards;

    @FXML
    private Hyperlink toJournal;

    @FXML
    private VBox lately;

    @FXML
    private VBox contacts;

    @FXML
    private VBox facts;

    /** @param changed says when there may be something new */
    public OverviewScreen(OverviewModel model, ObservableValue<?> changed, Consumer<Tab> onTab, Actions actions) {
        super("overview.fxml");
        this.model = model;
        this.changed = changed;
        this.onTab = onTab;
        this.actions = actions;
    }

    @Override
    protected void built() {
        model.cards().subscribe(this::fillCards);
        model.lately().subscribe(this::fillLately);
        toJournal.setOnAction(event -> onTab.accept(Tab.JOURNAL));
        fillContacts();
        fillLately();
    }

    @Override
    protected Subscription observe() {
        return changed.subscribe(revision -> model.refresh());
    }

    private void fillCards() {
        cards.getChildren().clear();
        for (int i = 0; i < model.cards().size(); i++) {
            cards.add(card(model.cards().get(i)), i % COLUMNS, i / COLUMNS);
        }
    }

    private Node card(Card card) {
        Label figure = Pieces.label(card.figure(), "figure", figureStyle(card.light()));
        if (card.exact() != null) {
            figure.setTooltip(Pieces.hint(card.exact()));
        }
        List<Node> lines = new ArrayList<>();
        lines.add(Pieces.label(card.title(), "card-title"));
        lines.add(figure);
        card.lines().forEach(line -> lines.add(Pieces.text(line, "meta")));
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Hyperlink link = new Hyperlink(Words.of(card.go().key()));
        link.getStyleClass().add("text-link");
        link.setOnAction(event -> go(card.go()));
        lines.addAll(List.of(gap, link));
        VBox box = new VBox(2, lines.toArray(Node[]::new));
        box.getStyleClass().add("fact-card");
        return box;
    }

    private static String figureStyle(Light light) {
        return light == Light.GOOD ? "plain" : light.style();
    }

    private void go(Card.Go where) {
        switch (where) {
            case BACKUPS -> onTab.accept(Tab.BACKUPS);
            case MAINTENANCE, SWITCH -> onTab.accept(Tab.MAINTENANCE);
            case RUNBOOKS -> onTab.accept(Tab.RUNBOOKS);
            case TEST -> actions.test(model.server());
        }
    }

    private void fillLately() {
        if (model.lately().isEmpty()) {
            lately.getChildren().setAll(Pieces.text(Words.of("overview.lately.none"), "meta"));
        } else {
            lately.getChildren().setAll(model.lately().stream().map(this::row).toList());
        }
    }

    private Node row(Run run) {
        Label when = Pieces.label(model.times().when(run.started()), "meta");
        when.setMinWidth(WHEN);
        when.setTooltip(Pieces.hint(model.times().exact(run.started())));
        Label title = Pieces.label(run.title());
        Pieces.wholeOnHover(title);
        Label took = Pieces.label(Outcomes.took(run).orElse(""), "meta");
        took.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(GAP, when, title, Pieces.gap(), took, Outcomes.badge(run));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("card-row");
        return row;
    }

    private void fillContacts() {
        model.calls()
                .forEach(call -> contacts.getChildren()
                        .addAll(Pieces.label(call.role(), "strong"), Pieces.text(call.how(), "meta")));
        if (model.calls().isEmpty()) {
            contacts.getChildren().add(Pieces.text(Words.of("overview.contacts.none"), "meta"));
        }
        model.facts().forEach(fact -> facts.getChildren().add(fact(fact)));
    }

    private static Node fact(OverviewModel.Fact fact) {
        Hyperlink copy = new Hyperlink(Words.of("overview.copy"));
        copy.getStyleClass().addAll("text-link", "small");
        copy.setAccessibleText(Words.of("overview.copy.what", fact.what()));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(event -> Pieces.copy(fact.text()));
        Label text = Pieces.label(fact.text(), "mono");
        text.setTooltip(Pieces.hint(fact.what() + " " + fact.text()));
        Label what = Pieces.text(fact.what(), "meta");
        HBox row = new HBox(8, text, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(what, row);
    }
}
