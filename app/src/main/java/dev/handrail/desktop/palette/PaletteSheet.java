package dev.handrail.desktop.palette;

import dev.handrail.desktop.palette.PaletteModel.Item;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.words.Words;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Goes to anything and does anything by its name. */
public final class PaletteSheet extends Sheet {
    private static final double ROW = 34;

    private final PaletteModel model;

    @FXML
    private TextField letters;

    @FXML
    private ListView<Item> list;

    public PaletteSheet(PaletteModel model) {
        super("palette.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        letters.textProperty().bindBidirectional(model.letters());
        letters.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setItems(model.found());
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setPlaceholder(Pieces.label(Words.of("palette.none"), "meta"));
        list.setCellFactory(view -> new ItemCell());
        list.setOnMouseClicked(event -> act());
        // A change listener: the list itself has to have heard of it first.
        model.found().addListener((ListChangeListener<Item>)
                change -> list.getSelectionModel().selectFirst());
        list.getSelectionModel().selectFirst();
    }

    private void pressed(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case KeyCode.DOWN -> choose(at + 1);
            case KeyCode.UP -> choose(at - 1);
            case KeyCode.ENTER -> act();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int at) {
        if (at >= 0 && at < model.found().size()) {
            list.getSelectionModel().select(at);
            list.scrollTo(at);
        }
    }

    private void act() {
        Item chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close();
            chosen.action().run();
        }
    }

    @Override
    protected Node first() {
        return letters;
    }

    private static final class ItemCell extends ListCell<Item> {
        /** As wide as the list: a long name is cut short, and nothing scrolls sideways. */
        ItemCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            HBox row = new HBox(8, Pieces.label(item.name()), Pieces.label(item.kind(), "meta"), Pieces.gap());
            if (!item.words().isEmpty()) {
                Label words = Pieces.label(item.words(), "meta", "mono");
                words.setMinWidth(USE_PREF_SIZE);
                row.getChildren().add(words);
            }
            if (!item.key().isEmpty()) {
                row.getChildren().add(Pieces.label(item.key(), "key-cap"));
            }
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
            setAccessibleText(item.name() + ", " + item.kind());
        }
    }
}
