package dev.handrail.desktop.servers;

import dev.handrail.desktop.servers.ImportModel.Found;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.server.Server;
import dev.handrail.server.SshConfig;
import dev.handrail.words.Words;
import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Reads servers from the SSH configuration or from a profile file, and lets a person choose. */
public final class ImportSheet extends Sheet {
    private static final double INDENT = 26;

    private final ImportModel model;
    private final Errands.Errand<SshConfig> sshConfig;
    private final Consumer<List<Server>> onAdd;

    @FXML
    private Button fromSsh;

    @FXML
    private Button fromFile;

    @FXML
    private Label problem;

    @FXML
    private VBox list;

    @FXML
    private VBox drop;

    @FXML
    private Button cancel;

    @FXML
    private Button add;

    public ImportSheet(ImportModel model, Errands.Errand<SshConfig> sshConfig, Consumer<List<Server>> onAdd) {
        super("import.fxml");
        this.model = model;
        this.sshConfig = sshConfig;
        this.onAdd = onAdd;
    }

    @Override
    protected void built() {
        problem.textProperty().bind(model.problem());
        Pieces.shownWhen(problem, model.problem().isNotEmpty());
        model.found().subscribe(this::fill);
        fromSsh.setOnAction(event -> model.readHosts(sshConfig));
        fromFile.setOnAction(event -> choose());
        drop.setOnDragOver(this::over);
        drop.setOnDragDropped(this::dropped);
        cancel.setOnAction(event -> close());
        add.setOnAction(event -> add());
        add.setDisable(true);
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("import.file"));
        File file = chooser.showOpenDialog(node().getScene().getWindow());
        if (file != null) {
            model.read(List.of(file.toPath()));
        }
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        model.read(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        event.setDropCompleted(true);
        event.consume();
    }

    private void fill() {
        list.getChildren().setAll(model.found().stream().map(this::row).toList());
        allow();
    }

    private Node row(Found one) {
        CheckBox box = new CheckBox(one.server().name());
        box.setMnemonicParsing(false);
        box.selectedProperty().bindBidirectional(one.wanted());
        box.selectedProperty().subscribe(wanted -> allow());
        box.setDisable(one.same());
        String style = one.before() == null ? "good" : one.same() ? "quiet" : "warn";
        VBox below = new VBox(2, new HBox(8, Pieces.label(one.address(), "meta"), Pieces.badge(one.state(), style)));
        one.lines().forEach(line -> below.getChildren().add(Pieces.text(line, "meta")));
        below.setPadding(new Insets(0, 0, 0, INDENT));
        return new VBox(4, box, below);
    }

    private void allow() {
        add.setDisable(model.wanted().isEmpty());
    }

    private void add() {
        List<Server> wanted = model.wanted();
        close();
        onAdd.accept(wanted);
    }
}
