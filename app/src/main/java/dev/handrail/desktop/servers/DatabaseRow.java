package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.server.Engine;
import dev.handrail.vault.Secret;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;

/** One database in the form of a server. */
final class DatabaseRow extends Screen {
    private final DatabaseModel model;
    private final boolean kept;
    private final Runnable onRemove;

    @FXML
    private FieldBox name;

    @FXML
    private ChoiceBox<Engine> engine;

    @FXML
    private FieldBox host;

    @FXML
    private FieldBox port;

    @FXML
    private Label special;

    @FXML
    private FieldBox user;

    @FXML
    private SecretBox password;

    @FXML
    private Button remove;

    /** @param kept whether the vault holds its password already */
    DatabaseRow(DatabaseModel model, boolean kept, Runnable onRemove) {
        super("database.fxml");
        this.model = model;
        this.kept = kept;
        this.onRemove = onRemove;
    }

    DatabaseModel model() {
        return model;
    }

    Optional<Secret> taken() {
        return password.taken();
    }

    @Override
    protected void built() {
        name.bind(model.name());
        host.bind(model.host());
        port.bind(model.port());
        user.bind(model.user());
        engine.getItems().setAll(Engine.values());
        engine.setConverter(Choices.words(value -> switch (value) {
            case POSTGRESQL -> "PostgreSQL";
            case MARIADB -> "MariaDB";
            case MYSQL -> "MySQL";
        }));
        engine.valueProperty().bindBidirectional(model.engine());
        password.bind(
                model.password(), kept, SecretWay.VAULT, SecretWay.ASK, SecretWay.ENV, SecretWay.FILE, SecretWay.NONE);
        Pieces.shown(password, model.mayHavePassword());
        special.setText(model.specialWay().orElse(""));
        Pieces.shown(special, model.specialWay().isPresent());
        Pieces.shown(host, model.specialWay().isEmpty());
        remove.setOnAction(event -> onRemove.run());
    }
}
