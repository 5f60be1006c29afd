package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Sheet;
import dev.handrail.words.Words;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Asks for another name for a server. */
public final class RenameSheet extends Sheet {
    private final RenameModel model;
    private final Consumer<String> onRename;

    @FXML
    private Label title;

    @FXML
    private FieldBox name;

    @FXML
    private Button cancel;

    @FXML
    private Button rename;

    public RenameSheet(RenameModel model, Consumer<String> onRename) {
        super("rename.fxml");
        this.model = model;
        this.onRename = onRename;
    }

    @Override
    protected void built() {
        title.setText(Words.of("rename.title", model.before()));
        name.bind(model.name());
        model.name().text().subscribe(text -> rename.setDisable(model.wanted().isEmpty()));
        cancel.setOnAction(event -> close());
        rename.setOnAction(event -> model.wanted().ifPresent(wanted -> {
            close();
            onRename.accept(wanted);
        }));
    }

    @Override
    protected Node first() {
        return name.text();
    }
}
