package dev.handrail.desktop.servers;

import dev.handrail.desktop.servers.DatabaseModel.Way;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.Engine;
import dev.handrail.vault.Secret;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

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
    private FieldBox keep;

    @FXML
    private Segments<Way> way;

    @FXML
    private Label how;

    @FXML
    private FieldBox host;

    @FXML
    private FieldBox port;

    @FXML
    private FieldBox socket;

    @FXML
    private FieldBox container;

    @FXML
    private VBox toolBox;

    @FXML
    private ChoiceBox<Tool> tool;

    @FXML
    private FieldBox as;

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
        keep.bind(model.keep());
        host.bind(model.host());
        port.bind(model.port());
        socket.bind(model.socket());
        container.bind(model.container());
        as.bind(model.as());
        user.bind(model.user());
        Choices.bind(engine, model.engine(), List.of(Engine.values()), DatabaseRow::words);
        Choices.bind(tool, model.tool(), List.of(Tool.values()), Tool::word);
        way.bind(model.way(), List.of(Way.values()), Way::words);
        model.way().subscribe(this::reachedBy);
        password.bind(
                model.password(), kept, SecretWay.VAULT, SecretWay.ASK, SecretWay.ENV, SecretWay.FILE, SecretWay.NONE);
        remove.setOnAction(event -> onRemove.run());
    }

    /** Only what the chosen way needs is shown. */
    private void reachedBy(Way by) {
        how.setText(by.how());
        Pieces.shown(host, by == Way.TCP);
        Pieces.shown(socket, by == Way.SOCKET);
        Pieces.shown(container, by == Way.CONTAINER);
        Pieces.shown(toolBox, by == Way.CONTAINER);
        Pieces.shown(as, by != Way.TCP);
    }

    private static String words(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> "PostgreSQL";
            case MARIADB -> "MariaDB";
            case MYSQL -> "MySQL";
        };
    }
}
