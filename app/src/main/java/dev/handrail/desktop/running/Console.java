package dev.handrail.desktop.running;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Lines of one height, followed while one is at their end, copied as text. */
public final class Console extends StackPane {
    private static final double LINE = 18;
    private static final double EDGE = 12;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ListView<Line> list = new ListView<>();
    private final Button paused = new Button();
    private final Following following = new Following(LINE);
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable VirtualFlow<?> flow;

    public Console() {
        list.getStyleClass().add("console");
        list.setAccessibleText(Words.of("running.transcript"));
        list.setFixedCellSize(LINE);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> {
            if (!change.getList().isEmpty()) {
                following.pause();
            }
        });
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        list.skinProperty().subscribe(skin -> watch());
        paused.getStyleClass().addAll("paused", "small");
        paused.textProperty().bind(following.hint());
        Pieces.shownWhen(paused, following.hint().isNotEmpty());
        paused.setOnAction(event -> {
            // It goes when it is pressed, and the keyboard with it.
            list.requestFocus();
            toEnd();
        });
        setAlignment(paused, Pos.BOTTOM_RIGHT);
        setMargin(paused, new Insets(EDGE));
        getChildren().addAll(list, paused);
    }

    /** Only a list that has been laid out knows where its end is. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (following.on() && !list.getItems().isEmpty()) {
            list.layout();
            list.scrollTo(list.getItems().size() - 1);
            list.layout();
        }
    }

    /** Tells times as they are there. */
    public void in(ZoneId place) {
        zone = place;
        list.setCellFactory(view -> new LineCell(place));
    }

    /** Shows lines from their end, and those that will come. */
    public Subscription follow(ObservableList<Line> lines) {
        list.setItems(lines);
        toEnd();
        ListChangeListener<Line> listener = this::changed;
        lines.addListener(listener);
        return () -> lines.removeListener(listener);
    }

    /** Shows a text from its head; where it only goes on, one is left where one reads. */
    public void show(List<Line> lines) {
        List<Line> before = list.getItems();
        int known = before.size();
        if (known > 0 && known <= lines.size() && before.equals(lines.subList(0, known))) {
            before.addAll(lines.subList(known, lines.size()));
            return;
        }
        ObservableList<Line> fresh = FXCollections.observableArrayList(lines);
        following.start();
        following.pause();
        following.moved(0);
        list.setItems(fresh);
        list.scrollTo(0);
        fresh.addListener((ListChangeListener<Line>) this::changed);
    }

    /** Copies the chosen lines, or all of them. */
    public void copy() {
        List<Line> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        List<Line> copied = chosen.isEmpty() ? List.copyOf(list.getItems()) : chosen;
        Pieces.copy(copied.stream().map(line -> line.copied(zone)).collect(Collectors.joining("\n", "", "\n")));
    }

    private void toEnd() {
        list.getSelectionModel().clearSelection();
        following.start();
        requestLayout();
    }

    private void changed(ListChangeListener.Change<? extends Line> change) {
        int added = 0;
        int gone = 0;
        while (change.next()) {
            added += change.getAddedSize();
            gone += change.getRemovedSize();
        }
        following.came(added);
        if (following.on()) {
            requestLayout();
        } else if (gone > 0 && flow != null) {
            flow.scrollPixels(-gone * LINE);
            following.moved(offset(flow));
        }
    }

    private void watch() {
        VirtualFlow<?> shown = (VirtualFlow<?>) list.lookup(".virtual-flow");
        if (shown != null) {
            shown.positionProperty().subscribe(position -> following.scrolled(offset(shown), end(shown)));
        }
        flow = shown;
    }

    private static double offset(VirtualFlow<?> shown) {
        return shown.getPosition() * end(shown);
    }

    private static double end(VirtualFlow<?> shown) {
        return Math.max(0, shown.getCellCount() * LINE - shown.getHeight());
    }
}
