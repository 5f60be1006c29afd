package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.runbook.Step;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What now, when a step has failed: the ways on and the ways back, of which one is chosen. */
final class FailedSheet extends Sheet {
    private final String heading;
    private final String failure;
    private final List<Turn> turns;
    private final List<Step> changed;
    private final Chosen onChosen;
    private final ToggleGroup group = new ToggleGroup();

    @FXML
    private Label title;

    @FXML
    private Label why;

    @FXML
    private VBox ways;

    @FXML
    private VBox points;

    @FXML
    private ChoiceBox<Step> point;

    @FXML
    private VBox texts;

    @FXML
    private Label wordsLabel;

    @FXML
    private TextArea words;

    @FXML
    private Button cancel;

    @FXML
    private Button action;

    /** Told what was chosen, the words to it, and the number of the step to which one wants to go back. */
    interface Chosen {
        void by(Turn turn, String words, String point);
    }

    /** @param changed the steps to which one can go back, the last of them first */
    FailedSheet(String heading, String failure, List<Turn> turns, List<Step> changed, Chosen onChosen) {
        super("failed.fxml");
        this.heading = heading;
        this.failure = failure;
        this.turns = turns;
        this.changed = changed;
        this.onChosen = onChosen;
    }

    @Override
    protected void built() {
        Pieces.leftByTab(words);
        title.setText(heading);
        why.setText(failure);
        Pieces.shown(why, !failure.isBlank());
        turns.forEach(turn -> ways.getChildren().add(way(turn)));
        point.getItems().setAll(changed);
        point.setConverter(Choices.words(step -> step.number() + " " + step.title()));
        changed.stream().findFirst().ifPresent(point::setValue);
        group.selectedToggleProperty().subscribe(toggle -> allow());
        words.textProperty().subscribe(text -> allow());
        group.selectToggle(group.getToggles().getFirst());
        action.setOnAction(event -> go());
        cancel.setOnAction(event -> close());
    }

    private Node way(Turn turn) {
        RadioButton choice = new RadioButton(Words.of(turn.key()));
        choice.setUserData(turn);
        choice.setId("turn-" + turn.name().toLowerCase(Locale.ROOT));
        choice.setToggleGroup(group);
        Label meaning = Pieces.text(Words.of(turn.why()), "meta", "under-choice");
        return new VBox(2, choice, meaning);
    }

    private @Nullable Turn turn() {
        return group.getSelectedToggle() == null
                ? null
                : (Turn) group.getSelectedToggle().getUserData();
    }

    private void allow() {
        Turn turn = turn();
        if (turn != null) {
            Pieces.shown(points, turn == Turn.UNDO || turn == Turn.UNDO_ALL);
            Pieces.shown(texts, turn.wantsWords());
            wordsLabel.setText(Words.of(turn == Turn.FIXED ? "failed.words.fixed" : "failed.words"));
            words.setAccessibleText(wordsLabel.getText());
            action.setText(Words.of(turn.action()));
            action.setDisable(turn.wantsWords() && words.getText().isBlank());
        }
    }

    private void go() {
        Turn turn = turn();
        if (turn != null) {
            Step to = point.getValue();
            close();
            onChosen.by(turn, words.getText().strip(), to == null ? "" : to.number());
        }
    }
}
