package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.server.Template;
import dev.handrail.server.TemplateFile;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The first step of adding a server: what kind of system it is, which fills in what such systems have in common. */
public final class TemplateSheet extends Sheet {
    private final Function<Template, List<String>> runbooks;
    private final Consumer<Optional<Template>> onChosen;

    @FXML
    private VBox choices;

    @FXML
    private Button cancel;

    @FXML
    private Button empty;

    /** @param runbooks the titles of the runbooks that were written for such systems */
    public TemplateSheet(Function<Template, List<String>> runbooks, Consumer<Optional<Template>> onChosen) {
        super("template.fxml");
        this.runbooks = runbooks;
        this.onChosen = onChosen;
    }

    @Override
    protected void built() {
        choices.getChildren()
                .setAll(Arrays.stream(Template.values()).map(this::choice).toList());
        empty.setOnAction(event -> chosen(Optional.empty()));
        cancel.setOnAction(event -> close());
    }

    private Node choice(Template template) {
        TemplateFile file = TemplateFile.of(template);
        Label title = Pieces.label(Words.of(template.key()), "subtitle");
        List<Node> lines = new ArrayList<>(List.of(title, Pieces.text(file.sentence(), "meta")));
        List<String> brought = runbooks.apply(template);
        if (!brought.isEmpty()) {
            lines.add(Pieces.text(Words.of("template.brings", String.join(", ", brought)), "meta"));
        }
        Button choice = new Button(null, new Lines(lines));
        choice.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        choice.setId("template-" + template.word());
        choice.setAccessibleText(Words.of(template.key()) + ". " + file.sentence());
        choice.getStyleClass().add("template-choice");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setOnAction(event -> chosen(Optional.of(template)));
        return choice;
    }

    /** Lines in a button, which asks for their height without saying how wide they will be. */
    private static final class Lines extends VBox {
        private static final double WIDTH = 590;

        Lines(List<Node> lines) {
            super(2, lines.toArray(Node[]::new));
            setPrefWidth(WIDTH);
        }

        @Override
        protected double computeMinHeight(double width) {
            return super.computePrefHeight(WIDTH);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(WIDTH);
        }
    }

    private void chosen(Optional<Template> template) {
        close();
        onChosen.accept(template);
    }

    @Override
    protected Node first() {
        return choices.getChildren().getFirst();
    }
}
