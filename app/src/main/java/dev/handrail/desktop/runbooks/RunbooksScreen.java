package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Ticker;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Walkthrough;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The runbooks: those that can be followed, those that are followed, and in their place the walkthrough of one. */
public final class RunbooksScreen extends Screen implements Keyed {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RunbooksModel model;
    private final ObservableValue<?> news;
    private final Executor window;
    private final ObjectProperty<@Nullable Path> wanted;
    private final Doing doing;
    private final GuideSide side;
    private @Nullable WalkScreen walking;

    @FXML
    private StackPane layers;

    @FXML
    private HBox shelf;

    @FXML
    private TextField search;

    @FXML
    private ListView<Shelf> list;

    @FXML
    private Button open;

    @FXML
    private Button folder;

    @FXML
    private Button fresh;

    @FXML
    private Button help;

    @FXML
    private StackPane chosen;

    @FXML
    private ProgressIndicator reading;

    /** What the tab asks of the window. */
    public interface Doing {
        /** Asks what must be known, and tells which walkthrough was begun. */
        void start(Guide guide, Consumer<String> begun);

        /** Shows a walkthrough until it is left. */
        WalkScreen walk(String id, Runnable onLeave);

        /** Opens the file with what a person writes with. */
        void edit(Guide guide);

        /** Lets a person choose a file; it is opened then. */
        void open();

        /** Asks what the offer of these words must know, and shows its answer. */
        void ask(String words);

        /** Asks where to write a walkthrough. */
        void export(Walkthrough walkthrough);

        /** Whether there is an offer of these words. */
        boolean has(String words);
    }

    /**
     * @param news says when there may be something new
     * @param wanted the file that somebody wants to be opened; empty again once it is
     */
    public RunbooksScreen(
            RunbooksModel model,
            ObservableValue<?> news,
            Executor window,
            ObjectProperty<@Nullable Path> wanted,
            Doing doing) {
        super("runbooks.fxml");
        this.model = model;
        this.news = news;
        this.window = window;
        this.wanted = wanted;
        this.doing = doing;
        this.side = new GuideSide(model, doing, this::begin);
    }

    @Override
    protected void built() {
        search.textProperty().bindBidirectional(model.search());
        list.setItems(model.rows());
        list.setCellFactory(view -> new ShelfCell());
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.choose(row);
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                begin();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                begin();
            }
        });
        search.setOnAction(event -> list.requestFocus());
        reading.visibleProperty().bind(model.looked().not());
        Map.of(folder, "runbook use-folder", fresh, "runbook new", help, "runbook help")
                .forEach((button, words) -> {
                    Pieces.shown(button, doing.has(words));
                    button.setOnAction(event -> doing.ask(words));
                });
        open.setOnAction(event -> doing.open());
        chosen.getChildren().setAll(side.node());
        dropping();
    }

    /** A guide that is dropped anywhere on the tab is opened; nothing of it runs by that. */
    private void dropping() {
        layers.setOnDragOver(event -> {
            if (walking == null && event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        layers.setOnDragDropped(event -> {
            if (walking == null && event.getDragboard().hasFiles()) {
                event.getDragboard().getFiles().stream().map(File::toPath).forEach(model::open);
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private void begin() {
        Guide guide = model.guide().get();
        Standing standing = model.walk().get();
        if (guide != null) {
            doing.start(guide, this::walk);
        } else if (standing != null) {
            walk(standing.walkthrough().id());
        }
    }

    @Override
    public void pressed(Key key) {
        if (walking != null) {
            walking.pressed(key);
        }
    }

    @Override
    protected Subscription observe() {
        if (walking != null) {
            walking.show();
        }
        side.show();
        Ticker ticker = new Ticker(window);
        ticker.every(LOOK, () -> walking == null, model::refresh);
        return Subscription.combine(
                news.subscribe(revision -> model.refresh()),
                wanted.subscribe(this::openWanted),
                ticker::close,
                side::hide,
                this::fallSilent);
    }

    private void fallSilent() {
        if (walking != null) {
            walking.hide();
        }
    }

    private void openWanted(@Nullable Path file) {
        if (file != null) {
            leave();
            wanted.set(null);
            model.open(file);
        }
    }

    /** The walkthrough takes the place of the list until it is left. */
    private void walk(String id) {
        leave();
        WalkScreen walk = doing.walk(id, this::leave);
        walking = walk;
        layers.getChildren().setAll(walk.node());
        walk.show();
    }

    private void leave() {
        if (walking != null) {
            walking.hide();
            walking = null;
            layers.getChildren().setAll(shelf, reading);
            model.refresh();
            list.requestFocus();
        }
    }
}
