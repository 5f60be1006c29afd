package dev.handrail.desktop.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What can still be undone on a server, in a strip above whatever is shown of it. */
public final class KeptStrip extends Screen {
    private static final double GAP = 8;

    private final KeptModel model;
    private final ObservableValue<?> changed;

    @FXML
    private VBox strip;

    @FXML
    private VBox rows;

    @FXML
    private VBox held;

    @FXML
    private CheckBox behind;

    @FXML
    private Button prune;

    @FXML
    private Label arrivals;

    @FXML
    private ProgressIndicator counting;

    /** @param changed says when there may be something new */
    public KeptStrip(KeptModel model, ObservableValue<?> changed) {
        super("kept.fxml");
        this.model = model;
        this.changed = changed;
    }

    @Override
    protected void built() {
        Pieces.shownWhen(
                strip,
                Bindings.isNotEmpty(model.all())
                        .or(Bindings.isNotEmpty(model.folders()))
                        .asObject());
        behind.selectedProperty().bindBidirectional(model.behind());
        prune.setOnAction(event -> model.prune());
        Pieces.shownWhen(prune, model.due());
        arrivals.textProperty().bind(model.arrivals());
        Pieces.shownWhen(arrivals, model.arrivals().isNotEmpty());
        Pieces.shownWhen(counting, model.counting());
        model.all().subscribe(this::fill);
        model.folders().subscribe(this::fill);
        model.stays().subscribe((was, now) -> fill());
        fill();
    }

    @Override
    protected Subscription observe() {
        return changed.subscribe(revision -> model.refresh());
    }

    private void fill() {
        rows.getChildren().setAll(model.all().stream().map(this::row).toList());
        model.folders().forEach(one -> rows.getChildren().add(row(one)));
        Pieces.shown(held, model.canHold());
    }

    private Node row(KeptDatabase one) {
        return row(
                model.title(one),
                model.told(one),
                button("kept.strip.count", "count", one.live(), () -> model.count(one)),
                button("kept.strip.undo", "undo", one.live(), () -> model.undo(one.run())),
                button("kept.strip.forget", "forget", one.live(), () -> model.forget(one.run())));
    }

    private Node row(KeptFolder one) {
        Node forget = button("kept.strip.forget", "forget-files", one.live(), () -> model.forget(one.run()));
        return one.undoable()
                ? row(
                        model.title(one),
                        model.told(one),
                        button("kept.strip.undo", "undo-files", one.live(), () -> model.undo(one.run())),
                        forget)
                : row(model.title(one), model.told(one), forget);
    }

    private static Node row(String title, String detail, Node... buttons) {
        Label told = Pieces.label(detail, "meta");
        Pieces.wholeOnHover(told);
        VBox words = new VBox(Pieces.text(title, "strong"), told);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(GAP, Pieces.icon("fth-rotate-ccw", "warn-icon"), words);
        row.getChildren().addAll(buttons);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node button(String key, String id, String live, Runnable action) {
        Button button = new Button(Words.of(key));
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setId(id + "-" + live.replaceAll("[^\\w]", "-"));
        button.setAccessibleText(Words.of("kept.strip.what", Words.of(key), live));
        button.setOnAction(event -> action.run());
        return button;
    }
}
