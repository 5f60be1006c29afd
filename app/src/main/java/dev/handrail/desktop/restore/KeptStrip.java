package dev.handrail.desktop.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
        Pieces.shownWhen(strip, Bindings.isNotEmpty(model.all()).asObject());
        arrivals.textProperty().bind(model.arrivals());
        Pieces.shownWhen(arrivals, model.arrivals().isNotEmpty());
        Pieces.shownWhen(counting, model.counting());
        model.all().subscribe(this::fill);
        fill();
    }

    @Override
    protected Subscription observe() {
        return changed.subscribe(revision -> model.refresh());
    }

    private void fill() {
        rows.getChildren().setAll(model.all().stream().map(this::row).toList());
    }

    private Node row(KeptDatabase one) {
        Label told = Pieces.label(model.told(one), "meta");
        Pieces.wholeOnHover(told);
        VBox words = new VBox(Pieces.text(model.title(one), "strong"), told);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(
                GAP,
                Pieces.icon("fth-rotate-ccw", "warn-icon"),
                words,
                button("kept.strip.count", "count", one, model::count),
                button("kept.strip.undo", "undo", one, model::undo),
                button("kept.strip.forget", "forget", one, model::forget));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node button(String key, String id, KeptDatabase one, Consumer<KeptDatabase> action) {
        Button button = new Button(Words.of(key));
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setId(id + "-" + one.live());
        button.setAccessibleText(Words.of("kept.strip.what", Words.of(key), one.live()));
        button.setOnAction(event -> action.accept(one));
        return button;
    }
}
