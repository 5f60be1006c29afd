package dev.handrail.desktop.restore;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.TypedLines;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.SetChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** The tables in a backup, of which some are chosen; where it does not say which it has, their names. */
final class TablesPane extends Screen {
    private final RestoreModel model;
    private final Map<String, BooleanProperty> ticks = new HashMap<>();

    @FXML
    private TextField letters;

    @FXML
    private ListView<TableRows> list;

    @FXML
    private TextArea named;

    @FXML
    private Label told;

    TablesPane(RestoreModel model) {
        super("tables.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        List<TableRows> tables = model.backup().manifest().tables();
        FilteredList<TableRows> shown = new FilteredList<>(observable(tables));
        letters.textProperty()
                .subscribe(text -> shown.setPredicate(table -> table.name()
                        .toLowerCase(Locale.ROOT)
                        .contains(text.strip().toLowerCase(Locale.ROOT))));
        list.setItems(shown);
        list.setCellFactory(view -> new TableCell());
        if (tables.isEmpty()) {
            named.setText(String.join("\n", model.wish().tables()));
        }
        named.textProperty().subscribe((before, text) -> name(text));
        Pieces.leftByTab(named);
        Pieces.shown(letters, !tables.isEmpty());
        Pieces.shown(list, !tables.isEmpty());
        Pieces.shown(named, tables.isEmpty());
        model.wish().tables().addListener((SetChangeListener<String>) change -> tell());
        tell();
    }

    private static ObservableList<TableRows> observable(List<TableRows> tables) {
        return FXCollections.observableArrayList(tables);
    }

    private BooleanProperty tick(TableRows table) {
        return ticks.computeIfAbsent(table.name(), name -> {
            BooleanProperty tick =
                    new SimpleBooleanProperty(model.wish().tables().contains(name));
            tick.subscribe((before, now) -> {
                if (now) {
                    model.wish().tables().add(name);
                } else {
                    model.wish().tables().remove(name);
                }
            });
            return tick;
        });
    }

    private void name(String text) {
        List<String> names = TypedLines.of(text);
        model.wish().tables().retainAll(names);
        model.wish().tables().addAll(names);
    }

    private void tell() {
        told.setText(
                model.wish().tables().isEmpty()
                        ? Words.of("restore.tables.none")
                        : Words.of(
                                "restore.tables.chosen",
                                String.join(", ", model.wish().tables())));
    }

    /** A table with its rows, to be ticked. */
    private final class TableCell extends ListCell<TableRows> {
        @Override
        protected void updateItem(@Nullable TableRows table, boolean empty) {
            super.updateItem(table, empty);
            setGraphic(table == null || empty ? null : box(table));
        }

        private Node box(TableRows table) {
            CheckBox box = new CheckBox(Words.of("restore.table", table.name(), Amounts.count(table.rows())));
            box.setMnemonicParsing(false);
            box.selectedProperty().bindBidirectional(tick(table));
            return box;
        }
    }
}
