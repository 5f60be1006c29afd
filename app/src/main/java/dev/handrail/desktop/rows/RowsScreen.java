package dev.handrail.desktop.rows;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.RescueWords;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Tables of a backup beside the live ones, row by row: what differs, in words and colours, and brings it back. */
public final class RowsScreen extends Screen {
    private final RowsModel model;
    private final Times times;
    private final Runnable onLeave;

    @FXML
    private ChoiceBox<String> database;

    @FXML
    private ChoiceBox<Side> side;

    @FXML
    private ProgressIndicator reading;

    @FXML
    private Button leave;

    @FXML
    private VBox nothing;

    @FXML
    private VBox lost;

    @FXML
    private Button lookAgain;

    @FXML
    private VBox compared;

    @FXML
    private TableView<Compared> tables;

    @FXML
    private TableColumn<Compared, String> name;

    @FXML
    private TableColumn<Compared, String> missing;

    @FXML
    private TableColumn<Compared, String> changed;

    @FXML
    private TableColumn<Compared, String> extra;

    @FXML
    private TableColumn<Compared, String> same;

    @FXML
    private TableColumn<Compared, Compared> verdict;

    @FXML
    private VBox remarks;

    @FXML
    private HBox kinds;

    @FXML
    private Button previous;

    @FXML
    private Label shown;

    @FXML
    private Button next;

    @FXML
    private Button readAgain;

    @FXML
    private TableView<RowLine> lines;

    @FXML
    private Button act;

    @FXML
    private Button clear;

    public RowsScreen(RowsModel model, Times times, Runnable onLeave) {
        super("rows.fxml");
        this.model = model;
        this.times = times;
        this.onLeave = onLeave;
    }

    @Override
    protected void built() {
        Choices.bind(database, model.database(), model.databases(), one -> one);
        Pieces.shown(database, model.databases().size() > 1);
        side.setConverter(Choices.words(one -> Words.of("rows.side.of", taken(one))));
        model.sides().subscribe(this::fillSides);
        model.side().subscribe(one -> side.setValue(one));
        side.valueProperty().subscribe(one -> {
            if (one != null) {
                model.side().set(one);
            }
        });
        fillSides();
        reading.visibleProperty().bind(model.reading());
        BooleanBinding none =
                Bindings.isEmpty(model.sides()).and(model.reading().not());
        Pieces.shownWhen(compared, Bindings.isNotEmpty(model.sides()).asObject());
        Pieces.shownWhen(
                nothing, none.and(model.looked()).and(model.lost().not()).asObject());
        Pieces.shownWhen(lost, none.and(model.lost()).asObject());
        Pieces.shownWhen(readAgain, model.lost());
        fillTables();
        kinds.getChildren()
                .setAll(List.of(RowKind.values()).stream().map(this::kind).toList());
        RowsTable table = new RowsTable(lines);
        lines.setItems(model.lines());
        model.lines().subscribe(() -> arrange(table));
        model.chosen().addListener((MapChangeListener<String, RowKind>) change -> allow());
        model.reading().subscribe(busy -> told(table));
        previous.setOnAction(event -> model.previous());
        next.setOnAction(event -> model.next());
        lookAgain.setOnAction(event -> model.again());
        readAgain.setOnAction(event -> model.again());
        act.setOnAction(event -> model.act());
        clear.setOnAction(event -> model.clear());
        leave.setOnAction(event -> onLeave.run());
        arrange(table);
    }

    private String taken(Side one) {
        return times.when(Instant.parse(one.taken()));
    }

    private void fillSides() {
        side.getItems().setAll(model.sides());
        side.setValue(model.side().get());
        Pieces.shown(side, !model.sides().isEmpty());
    }

    private void fillTables() {
        tables.setItems(model.tables());
        Tables.words(name, one -> one.table().full(), "mono");
        count(missing, one -> one.count(RowKind.MISSING));
        count(changed, one -> one.count(RowKind.CHANGED));
        count(extra, one -> one.count(RowKind.EXTRA));
        count(same, Compared::same);
        Tables.nodes(verdict, one -> one, RowsScreen::verdict, RescueWords::summary);
        Tables.copyable(tables);
        Tables.alike(tables);
        tables.getSelectionModel().selectedItemProperty().subscribe(one -> {
            if (one != null && !one.equals(model.table().get())) {
                model.show(one);
            }
        });
        model.table().subscribe(this::mark);
    }

    private void mark(@Nullable Compared one) {
        if (one != null && !one.equals(tables.getSelectionModel().getSelectedItem())) {
            tables.getSelectionModel().clearAndSelect(model.tables().indexOf(one));
        }
    }

    private static void count(TableColumn<Compared, String> column, ToLongFunction<Compared> count) {
        Tables.words(column, one -> one.there() ? Amounts.count(count.applyAsLong(one)) : "—", "figure-cell");
    }

    private static Node verdict(Compared one) {
        boolean alike = one.there() && one.counts().values().stream().allMatch(count -> count == 0);
        String words = one.there() ? alike ? "rows.alike" : "rows.differs" : one.away() ? "rows.away" : "rows.gone";
        return Pieces.badge(Words.of(words), alike ? "good" : one.there() || one.away() ? "warn" : "bad");
    }

    private Node kind(RowKind kind) {
        CheckBox box = new CheckBox();
        box.setId("kind-" + kind.name().toLowerCase(Locale.ROOT));
        box.setAccessibleText(Words.of("rows.kind", Words.of(kind.key())));
        box.setGraphic(RowsTable.badge(kind));
        box.setSelected(model.kinds().contains(kind));
        box.selectedProperty().subscribe((before, now) -> model.show(kind, now));
        return box;
    }

    private void arrange(RowsTable table) {
        Compared one = model.table().get();
        table.arrange(model.lines(), one == null ? List.of() : one.key(), model.canChoose());
        remarks.getChildren()
                .setAll(model.remarks().stream().map(text -> Pieces.text(text)).toList());
        Pieces.shown(remarks, !model.remarks().isEmpty());
        told(table);
    }

    private void told(RowsTable table) {
        shown.setText(model.shown());
        table.empty(model.shown());
        allow();
    }

    private void allow() {
        act.setText(model.action());
        act.setDisable(!model.canAct());
        act.getStyleClass().removeAll("accent", "danger");
        act.getStyleClass().add(model.destroys() ? "danger" : "accent");
        previous.setDisable(!model.hasPrevious());
        next.setDisable(!model.hasNext());
        clear.setDisable(model.reading().get());
    }
}
