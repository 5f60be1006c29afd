package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;

/** Asks as what a walkthrough is to be written down, and where. */
public final class ExportSheet extends Sheet {
    private final ExportModel model;

    @FXML
    private Label title;

    @FXML
    private ChoiceBox<ExportModel.Kind> kind;

    @FXML
    private TextField file;

    @FXML
    private Button browse;

    @FXML
    private Label problem;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Button cancel;

    @FXML
    private Button write;

    public ExportSheet(ExportModel model) {
        super("export.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        title.setText(model.title());
        Choices.bind(kind, model.kind(), List.of(ExportModel.Kind.values()), ExportModel.Kind::words);
        file.textProperty().bindBidirectional(model.file());
        problem.textProperty().bind(model.problem());
        Pieces.shownWhen(problem, model.problem().isNotEmpty());
        busy.visibleProperty().bind(model.busy());
        write.disableProperty().bind(model.ready().not());
        write.setOnAction(event -> model.write(this::close));
        browse.setOnAction(event -> browse());
        cancel.setOnAction(event -> close());
    }

    private void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(model.title());
        ExportModel.Kind now = model.kind().get();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(now.words(), "*" + now.ending()));
        Path named = Path.of(model.file().get().strip());
        chooser.setInitialFileName(String.valueOf(named.getFileName()));
        if (named.getParent() != null && named.getParent().toFile().isDirectory()) {
            chooser.setInitialDirectory(named.getParent().toFile());
        }
        File chosen = chooser.showSaveDialog(file.getScene().getWindow());
        if (chosen != null) {
            model.choose(chosen.toPath());
        }
    }

    @Override
    protected Node first() {
        return file;
    }
}
