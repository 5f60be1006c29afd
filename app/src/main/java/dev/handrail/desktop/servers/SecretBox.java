package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.vault.Secret;
import dev.handrail.words.Words;
import java.util.Optional;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Where a password is, as it is drawn: the way, and beside it the password or the name that belongs to the way. */
public final class SecretBox extends VBox {
    private static final double GAP = 4;
    private static final double BETWEEN = 8;

    private final Label label = Pieces.label(Words.of("form.secret"), "field-label");
    private final ChoiceBox<SecretWay> way = new ChoiceBox<>();
    private final PasswordField typed = new PasswordField();
    private final TextField detail = new TextField();
    private final Label problem = Pieces.text("", "field-problem");

    public SecretBox() {
        super(GAP);
        StackPane beside = new StackPane(typed, detail);
        HBox.setHgrow(beside, Priority.ALWAYS);
        getChildren().addAll(label, new HBox(BETWEEN, way, beside), problem);
        way.accessibleTextProperty().bind(label.textProperty());
        typed.accessibleTextProperty().bind(label.textProperty());
        detail.setAccessibleText(Words.of("form.secret.detail"));
        Pieces.shownWhen(problem, problem.textProperty().isNotEmpty());
    }

    public String getLabel() {
        return label.getText();
    }

    public void setLabel(String words) {
        label.setText(words);
    }

    /** @param kept whether the vault holds one already */
    public void bind(SecretModel model, boolean kept, SecretWay... ways) {
        way.getItems().setAll(ways);
        if (!way.getItems().contains(model.way().get())) {
            way.getItems().add(model.way().get());
        }
        way.valueProperty().bindBidirectional(model.way());
        detail.textProperty().bindBidirectional(model.detail().text());
        typed.setPromptText(kept ? Words.of("form.secret.kept") : Words.of("form.secret.type"));
        model.way().subscribe(now -> {
            Pieces.shown(typed, now == SecretWay.VAULT);
            Pieces.shown(detail, now.needsDetail());
            detail.setPromptText(now == SecretWay.ENV ? "CHMS_DB" : "~/.secrets/db");
        });
        model.detail().problem().subscribe(problem::setText);
    }

    /** The password that was typed for the vault; wiped by who asks, and gone from the form. */
    public Optional<Secret> taken() {
        Optional<Secret> secret = typed();
        typed.clear();
        return secret;
    }

    /** The same, but it stays in the form: to be tried only. */
    public Optional<Secret> typed() {
        String text = typed.getText();
        return way.getValue() != SecretWay.VAULT || text.isEmpty()
                ? Optional.empty()
                : Optional.of(Secret.of(text.toCharArray()));
    }
}
