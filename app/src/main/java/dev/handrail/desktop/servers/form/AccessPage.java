package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.SecretBox;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.server.Environment;
import dev.handrail.server.Sudo;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** The page on what the server is called and how it is reached. */
final class AccessPage extends PartForm {
    private final ServerModel model;
    private final Set<String> secrets;

    @FXML
    private FieldBox name;

    @FXML
    private ChoiceBox<Environment> environment;

    @FXML
    private ToggleButton bySsh;

    @FXML
    private ToggleButton onHere;

    @FXML
    private VBox ssh;

    @FXML
    private FieldBox user;

    @FXML
    private FieldBox host;

    @FXML
    private FieldBox port;

    @FXML
    private CheckBox byAgent;

    @FXML
    private CheckBox byKey;

    @FXML
    private CheckBox byPassword;

    @FXML
    private Label asUsual;

    @FXML
    private FieldBox key;

    @FXML
    private SecretBox password;

    @FXML
    private FieldBox jump;

    @FXML
    private ChoiceBox<Sudo> sudo;

    AccessPage(ServerModel model, Set<String> secrets) {
        super("access.fxml");
        this.model = model;
        this.secrets = secrets;
    }

    Node first() {
        return model.adds() ? name.text() : host.text();
    }

    @Override
    protected void built() {
        name.bind(model.name());
        name.text().setEditable(model.adds());
        Choices.bind(environment, model.environment(), List.of(Environment.values()), value -> Words.of(value.key()));
        bindAccess(model.access());
    }

    private void bindAccess(AccessModel access) {
        (access.here().get() ? onHere : bySsh).setSelected(true);
        bySsh.setOnAction(event -> reach(access, false));
        onHere.setOnAction(event -> reach(access, true));
        Pieces.shownWhen(ssh, access.here().not());
        host.bind(access.host());
        port.bind(access.port());
        user.bind(access.user());
        key.bind(access.key());
        jump.bind(access.jump());
        byAgent.selectedProperty().bindBidirectional(access.byAgent());
        byKey.selectedProperty().bindBidirectional(access.byKey());
        byPassword.selectedProperty().bindBidirectional(access.byPassword());
        Pieces.shownWhen(asUsual, access.asUsual());
        Pieces.shownWhen(key, access.byKey());
        Pieces.shownWhen(password, access.byPassword());
        boolean kept = secrets.contains(SecretNames.ssh(model.initialName()));
        password.bind(access.password(), kept, SecretWay.VAULT, SecretWay.ASK, SecretWay.ENV, SecretWay.FILE);
        Choices.bind(sudo, access.sudo(), List.of(Sudo.values()), value -> switch (value) {
            case NONE -> Words.of("form.sudo.none");
            case PASSWORDLESS -> Words.of("form.sudo.passwordless");
            case ASK -> Words.of("form.sudo.ask");
        });
    }

    /** One of the two is always chosen, also when it is clicked again. */
    private void reach(AccessModel access, boolean here) {
        access.here().set(here);
        (here ? onHere : bySsh).setSelected(true);
    }

    @Override
    Map<String, Secret> secrets(String server, boolean taken) {
        return in(password, taken)
                .map(secret -> Map.of(SecretNames.ssh(server), secret))
                .orElse(Map.of());
    }
}
