package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The switches of a server with what speaks for each, of which one is chosen. */
final class ChoiceScreen extends Screen {
    private static final double GAP = 10;
    private static final double LINES = 2;

    private final ChoiceModel model;
    private final Map<String, RadioButton> buttons = new LinkedHashMap<>();
    private final Map<ChoiceModel.Option, Label> reasons = new LinkedHashMap<>();

    @FXML
    private CheckBox unreachable;

    @FXML
    private VBox options;

    ChoiceScreen(ChoiceModel model) {
        super("choice.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        unreachable.selectedProperty().bindBidirectional(model.unreachable());
        model.options().subscribe(this::fill);
        model.chosen().subscribe(now -> select());
        fill();
    }

    private void fill() {
        ToggleGroup group = new ToggleGroup();
        buttons.clear();
        reasons.clear();
        options.getChildren()
                .setAll(model.options().stream().map(one -> row(one, group)).toList());
        select();
    }

    /** The buttons stay, and with them the keyboard. */
    private void select() {
        buttons.forEach(
                (kind, button) -> button.setSelected(kind.equals(model.chosen().get())));
        // Of those that would do, one wants to know more only of the chosen one.
        reasons.forEach((one, why) -> Pieces.shown(
                why, !one.suits() || one.kind().equals(model.chosen().get())));
    }

    private Node row(ChoiceModel.Option one, ToggleGroup group) {
        RadioButton choose = new RadioButton(one.name());
        choose.setToggleGroup(group);
        choose.getStyleClass().add("strong");
        buttons.put(one.kind(), choose);
        choose.setOnAction(event -> model.choose(one.kind()));
        choose.setAccessibleHelp(String.join(". ", one.reasons()));
        HBox first = new HBox(GAP, choose);
        first.setAlignment(Pos.CENTER_LEFT);
        if (one.recommended()) {
            first.getChildren().add(Pieces.badge(Words.of("switch.choice.recommended"), "good"));
        } else if (!one.suits()) {
            first.getChildren().add(Pieces.badge(Words.of("switch.choice.unfit"), "warn"));
        }
        List<Node> lines = new ArrayList<>(List.of(first));
        lines.add(Pieces.text(one.facts(), "meta"));
        Label why = Pieces.text(String.join(" \u00b7 ", one.reasons()), "meta");
        reasons.put(one, why);
        lines.add(why);
        VBox box = new VBox(LINES);
        box.getChildren().setAll(lines);
        return box;
    }
}
