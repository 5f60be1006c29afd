package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.server.ProfileProblem;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The whole profile of a server as text, for what no form has a field for. */
public final class ProfileSheet extends Sheet {
    private static final double GAP = 8;

    private final ProfileModel model;
    private final BiConsumer<Server, Runnable> onSave;

    @FXML
    private Label title;

    @FXML
    private ProfileEditor editor;

    @FXML
    private Label verdict;

    @FXML
    private ScrollPane problemScroll;

    @FXML
    private VBox problems;

    @FXML
    private Button cancel;

    @FXML
    private Button save;

    /** @param onSave keeps the server, and runs what it is handed when that is done */
    public ProfileSheet(ProfileModel model, BiConsumer<Server, Runnable> onSave) {
        super("profile.fxml");
        this.model = model;
        this.onSave = onSave;
    }

    @Override
    protected void built() {
        title.setText(Words.of("editor.title", model.name()));
        editor.area().textProperty().bindBidirectional(model.text());
        editor.area().setAccessibleText(title.getText());
        model.problems().subscribe(this::tell);
        save.disableProperty().bind(model.problems().emptyProperty().not());
        save.setOnAction(event -> model.server().ifPresent(server -> onSave.accept(server, this::close)));
        cancel.setOnAction(event -> close());
    }

    private void tell() {
        int count = model.problems().size();
        verdict.setText(count == 0 ? Words.of("editor.right") : Words.of("editor.wrong", count));
        verdict.getStyleClass().setAll("label", "meta", count == 0 ? "good" : "bad");
        problems.getChildren().setAll(model.problems().stream().map(this::row).toList());
        Pieces.shown(problemScroll, count > 0);
        editor.mark(model.problems().stream().map(ProfileProblem::line).toList());
    }

    /** The line leads to where it is wrong. */
    private Node row(ProfileProblem problem) {
        Hyperlink line = new Hyperlink(Words.of("editor.line", problem.line()));
        line.getStyleClass().setAll("text-link");
        line.setMinWidth(Region.USE_PREF_SIZE);
        line.setOnAction(event -> editor.goTo(problem.line()));
        return new HBox(GAP, line, Pieces.text(problem.what() + " " + problem.expected(), "field-problem"));
    }

    /** What was written is not lost by a slip; Cancel says so on purpose. */
    @Override
    protected void escaped() {
        if (model.changed()) {
            cancel.requestFocus();
        } else {
            close();
        }
    }

    @Override
    protected Node first() {
        return editor.area();
    }
}
