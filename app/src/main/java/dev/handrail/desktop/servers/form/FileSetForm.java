package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.LinesBox;
import dev.handrail.desktop.shared.Pieces;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** The fields of one directory. */
final class FileSetForm extends PartForm {
    private final FileSetModel model;

    @FXML
    private FieldBox name;

    @FXML
    private FieldBox directory;

    @FXML
    private LinesBox exclude;

    @FXML
    private CheckBox cold;

    @FXML
    private VBox stopped;

    @FXML
    private FieldBox stop;

    @FXML
    private FieldBox start;

    @FXML
    private FieldBox in;

    @FXML
    private FieldBox healthy;

    @FXML
    private FieldBox within;

    @FXML
    private KeepBox keep;

    @FXML
    private FieldBox undo;

    FileSetForm(FileSetModel model) {
        super("files.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        name.bind(model.name());
        directory.bind(model.directory());
        exclude.bind(model.exclude());
        cold.selectedProperty().bindBidirectional(model.cold());
        Pieces.shownWhen(stopped, model.cold());
        stop.bind(model.stop());
        start.bind(model.start());
        in.bind(model.in());
        healthy.bind(model.healthy());
        within.bind(model.within());
        keep.bind(model.keep());
        undo.bind(model.undo());
    }
}
