package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.site.maintenance.State;
import dev.handrail.words.Words;
import java.util.Arrays;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The maintenance switch, large. */
public final class SwitchScreen extends Screen {
    private static final String PRIMARY = "accent";

    private final SwitchModel model;
    private final ObservableValue<?> changed;

    @FXML
    private VBox card;

    @FXML
    private Button lever;

    @FXML
    private Label head;

    @FXML
    private VBox lines;

    @FXML
    private Button ask;

    @FXML
    private TextField reason;

    @FXML
    private TextField until;

    @FXML
    private Button rehearse;

    @FXML
    private Button extend;

    @FXML
    private Button on;

    @FXML
    private Button off;

    /** Where the web server would not show the page. */
    @FXML
    private HBox rule;

    @FXML
    private Label ruleFault;

    @FXML
    private Button installRule;

    /** Where it would, and what it leaves open; also where Handrail put it there and something is lacking. */
    @FXML
    private HBox ruleThere;

    @FXML
    private Label ruleKnown;

    @FXML
    private Button removeRule;

    /** Which of several is to be thrown. */
    @FXML
    private VBox choice;

    @FXML
    private Label untilLabel;

    /** @param changed says when there may be something new */
    public SwitchScreen(SwitchModel model, ObservableValue<?> changed) {
        super("switch.fxml");
        this.model = model;
        this.changed = changed;
    }

    @Override
    protected void built() {
        reason.textProperty().bindBidirectional(model.reason());
        until.textProperty().bindBidirectional(model.until());
        ask.disableProperty().bind(model.asking());
        ask.textProperty().bind(Bindings.createStringBinding(this::asking, model.asking(), model.sight()));
        ask.setOnAction(event -> model.ask());
        lever.setOnAction(event -> model.flip());
        on.setOnAction(event -> model.on());
        off.setOnAction(event -> model.off());
        rehearse.setOnAction(event -> model.rehearse());
        extend.setOnAction(event -> model.extend());
        extend.disableProperty().bind(until.textProperty().map(String::isBlank));
        reason.setOnAction(event -> go());
        until.setOnAction(event -> go());
        shownIn(on, state -> state != State.ON);
        shownIn(rehearse, state -> state == State.OFF);
        shownIn(off, state -> state != State.OFF);
        shownIn(extend, state -> state == State.ON);
        choice.getChildren().add(new ChoiceScreen(model.choice()).node());
        shownIn(choice, state -> state != State.ON && model.choice().several());
        model.choice().chosen().subscribe(now -> untilLabel.setText(ends()));
        ruleFault.textProperty().bind(model.rule().fault());
        Pieces.shownWhen(rule, model.rule().fault().isNotEmpty());
        ruleKnown.textProperty().bind(model.rule().known());
        Pieces.shownWhen(
                ruleThere, model.rule().known().isNotEmpty().or(model.rule().ours()));
        Pieces.shownWhen(removeRule, model.rule().ours());
        removeRule.setOnAction(event -> model.removeRule());
        installRule.setOnAction(event -> model.installRule());
        model.filledIn().subscribe(this::filled);
        model.sight().subscribe(this::draw);
    }

    private String ends() {
        return switch (model.ending()) {
            case SERVER -> Words.of("switch.until");
            case HERE -> Words.of("switch.until.here");
            case NOBODY -> Words.of("switch.until.nobody");
        };
    }

    private String asking() {
        if (model.asking().get()) {
            return Words.of("sites.direct.now");
        }
        return Words.of(model.state() == State.UNKNOWN ? "switch.ask.first" : "switch.ask");
    }

    @Override
    protected Subscription observe() {
        return changed.subscribe(revision -> model.refresh());
    }

    /** Where one writes why, so that one key and Enter lead to the plan. */
    public void write() {
        reason.requestFocus();
        reason.selectAll();
    }

    /** The last reason may come after the keyboard: what is typed then takes its place, and is not put before it. */
    private void filled(boolean now) {
        if (now && reason.isFocused() && reason.getCaretPosition() == 0) {
            reason.selectAll();
        }
    }

    /** Enter does what the filled-in fields are for. */
    private void go() {
        if (on.isVisible()) {
            on.fire();
        } else {
            extend.fire();
        }
    }

    private void shownIn(Node node, Predicate<State> when) {
        Pieces.shownWhen(node, model.sight().map(sight -> when.test(sight.state())));
    }

    /** What the large switch says to a screen reader. */
    private static String flipping(State state) {
        return switch (state) {
            case ON -> Words.of("switch.lever.on");
            case OFF -> Words.of("switch.lever.off");
            case UNKNOWN -> Words.of("switch.lever.unknown");
        };
    }

    private void draw(SwitchSight sight) {
        card.getStyleClass()
                .removeAll(Arrays.stream(Light.values()).map(Light::style).toList());
        card.getStyleClass().add(sight.light().style());
        lever.getStyleClass()
                .removeAll(Arrays.stream(State.values()).map(State::word).toList());
        lever.getStyleClass().add(sight.state().word());
        lever.setAccessibleText(flipping(sight.state()));
        primary(ask, sight.state() == State.UNKNOWN);
        primary(on, sight.state() == State.OFF);
        primary(off, sight.state() == State.ON);
        head.setText(sight.head());
        lines.getChildren()
                .setAll(sight.lines().stream()
                        .map(line -> Pieces.text(line, "meta"))
                        .toList());
    }

    /** Of what can be done one thing is what one would mostly do. */
    private static void primary(Button button, boolean whether) {
        button.getStyleClass().remove(PRIMARY);
        if (whether) {
            button.getStyleClass().add(PRIMARY);
        }
    }
}
