package dev.handrail.desktop.restore;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/** What lies in an archive, to look through and to choose from. */
final class FilesPane extends Screen {
    private static final double GAP = 8;

    private final FilesModel model;
    private final Times times;

    @FXML
    private Button up;

    @FXML
    private Label where;

    @FXML
    private HBox reading;

    @FXML
    private ProgressBar read;

    @FXML
    private Button stop;

    @FXML
    private Button again;

    @FXML
    private TextField letters;

    @FXML
    private TableView<FileRow> table;

    @FXML
    private TableColumn<FileRow, FileRow> chosen;

    @FXML
    private TableColumn<FileRow, FileRow> name;

    @FXML
    private TableColumn<FileRow, String> size;

    @FXML
    private TableColumn<FileRow, String> modified;

    @FXML
    private Label told;

    @FXML
    private Button all;

    FilesPane(FilesModel model, Times times) {
        super("files.fxml");
        this.model = model;
        this.times = times;
    }

    @Override
    protected void built() {
        table.setItems(model.rows());
        Tables.nodes(chosen, row -> row, FilesPane::tick, row -> row.chosen().get() ? "x" : "");
        Tables.nodes(name, row -> row, FilesPane::named, FileRow::name);
        Tables.words(size, row -> Amounts.bytes(row.bytes()), "figure-cell");
        Tables.words(modified, row -> row.modified() == null ? "" : times.exact(row.modified()), "meta");
        Tables.copyable(table);
        Tables.alike(table);
        Tables.onOpen(table, model::open);
        letters.textProperty().bindBidirectional(model.letters());
        where.textProperty().bind(model.folder().map(folder -> folder.isEmpty() ? "/" : "/" + folder));
        up.disableProperty().bind(model.folder().isEmpty());
        Pieces.shownWhen(reading, model.reading());
        read.progressProperty().bind(model.fraction());
        stop.setOnAction(event -> model.stop());
        Pieces.shownWhen(again, model.stopped());
        again.setOnAction(event -> model.lookAgain());
        table.placeholderProperty()
                .bind(Bindings.createObjectBinding(
                        () -> Pieces.label(Words.of(empty()), "meta"), model.reading(), model.stopped()));
        told.textProperty().bind(model.told());
        up.setOnAction(event -> model.up());
        all.setOnAction(event -> model.all());
    }

    private String empty() {
        if (model.reading().get()) {
            return "files.window.reading";
        }
        return model.stopped().get() ? "files.window.stopped" : "files.window.nothing";
    }

    @Override
    protected Subscription observe() {
        model.look();
        return Subscription.EMPTY;
    }

    private static Node tick(FileRow row) {
        CheckBox box = new CheckBox();
        box.setAccessibleText(Words.of("files.window.choose", row.name()));
        box.selectedProperty().bindBidirectional(row.chosen());
        return box;
    }

    private static Node named(FileRow row) {
        HBox both = new HBox(
                GAP,
                Pieces.icon(row.folder() ? "fth-folder" : "fth-file", row.folder() ? "accent-icon" : "quiet-icon"),
                Pieces.label(row.name(), "mono"));
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }
}
