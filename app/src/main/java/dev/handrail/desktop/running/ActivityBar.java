package dev.handrail.desktop.running;

import static dev.handrail.desktop.shared.Pieces.shownWhen;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/** The bar at the bottom of the window. */
public final class ActivityBar extends Screen {
    private final ActivityBarModel model;
    private final Consumer<Activity> onTranscript;

    @FXML
    private HBox bar;

    @FXML
    private Label title;

    @FXML
    private ProgressBar progress;

    @FXML
    private ProgressIndicator spinner;

    @FXML
    private Label detail;

    @FXML
    private Label step;

    @FXML
    private Label nothing;

    @FXML
    private Label last;

    @FXML
    private MenuButton others;

    @FXML
    private Button transcript;

    @FXML
    private Button cancel;

    public ActivityBar(ActivityBarModel model, Consumer<Activity> onTranscript) {
        super("bar.fxml");
        this.model = model;
        this.onTranscript = onTranscript;
    }

    /** Shows the transcript of what runs, or of what ended last. */
    public void openTranscript() {
        Activity activity = model.forTranscript();
        if (activity != null) {
            onTranscript.accept(activity);
        }
    }

    public void cancelShown() {
        Activity activity = model.shown().get();
        if (activity != null) {
            activity.cancel();
        }
    }

    @Override
    protected void built() {
        ObservableValue<Boolean> busy = model.shown().map(activity -> true).orElse(false);
        ObservableValue<Boolean> known = model.shown()
                .flatMap(activity -> activity.fraction())
                .map(fraction -> fraction.doubleValue() >= 0)
                .orElse(false);
        title.textProperty().bind(model.shown().map(Activity::title).orElse(""));
        detail.textProperty().bind(model.shown().flatMap(Activity::detail).orElse(""));
        step.textProperty().bind(model.shown().flatMap(Activity::doing).orElse(""));
        progress.progressProperty()
                .bind(model.shown()
                        .flatMap(Activity::fraction)
                        .map(Number::doubleValue)
                        .orElse(-1.0));
        last.textProperty().bind(model.last());
        Pieces.wholeOnHover(title);
        Pieces.wholeOnHover(step);
        Pieces.wholeOnHover(last);
        others.textProperty().bind(model.others());
        others.accessibleTextProperty().bind(model.others());
        shownWhen(title, busy);
        shownWhen(progress, known);
        shownWhen(spinner, busy.flatMap(b -> known.map(k -> b && !k)));
        shownWhen(detail, detail.textProperty().isNotEmpty());
        shownWhen(step, busy);
        shownWhen(cancel, busy);
        shownWhen(nothing, busy.map(b -> !b));
        shownWhen(last, busy.map(b -> !b));
        shownWhen(others, others.textProperty().isNotEmpty());
        shownWhen(transcript, busy.flatMap(b -> last.textProperty().map(text -> b || !text.isEmpty())));
        busy.subscribe(this::quieten);
        transcript.setOnAction(event -> openTranscript());
        cancel.setOnAction(event -> cancelShown());
        model.activities().running().subscribe(this::list);
    }

    private void quieten(boolean busy) {
        bar.getStyleClass().remove("quiet");
        if (!busy) {
            bar.getStyleClass().add("quiet");
        }
    }

    private void list() {
        others.getItems()
                .setAll(model.activities().running().stream().map(this::item).toList());
    }

    private MenuItem item(Activity activity) {
        MenuItem item = new MenuItem(activity.title());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.show(activity));
        return item;
    }
}
