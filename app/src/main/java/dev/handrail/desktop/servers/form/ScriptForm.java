package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import javafx.fxml.FXML;

/** The fields of one script. */
final class ScriptForm extends PartForm {
    private final ScriptModel model;

    @FXML
    private FieldBox name;

    @FXML
    private FieldBox command;

    @FXML
    private FieldBox produces;

    @FXML
    private KeepBox keep;

    ScriptForm(ScriptModel model) {
        super("script.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        name.bind(model.name());
        command.bind(model.command());
        produces.bind(model.produces());
        keep.bind(model.keep());
    }
}
