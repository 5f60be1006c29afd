package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.LinesBox;
import dev.handrail.desktop.servers.SecretBox;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.servers.Segments;
import dev.handrail.desktop.servers.form.DatabaseModel.Way;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.Engine;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The fields of one database. */
final class DatabaseForm extends PartForm {
    private final DatabaseModel model;
    private final String server;
    private final Set<String> secrets;

    @FXML
    private FieldBox name;

    @FXML
    private ChoiceBox<Engine> engine;

    @FXML
    private KeepBox keep;

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
    private ToggleButton otherwise;

    @FXML
    private FontIcon chevron;

    @FXML
    private VBox dump;

    @FXML
    private FieldBox every;

    @FXML
    private FieldBox hours;

    @FXML
    private LinesBox sql;

    @FXML
    private FieldBox page;

    @FXML
    private FieldBox undo;

    /**
     * @param server what the server is called in the vault until now
     * @param secrets the names that the vault holds
     */
    DatabaseForm(DatabaseModel model, String server, Set<String> secrets) {
        super("database.fxml");
        this.model = model;
        this.server = server;
        this.secrets = secrets;
    }

    private boolean kept() {
        return secrets.contains(SecretNames.database(server, model.initialName()));
    }

    @Override
    Map<String, Secret> secrets(String ofServer, boolean taken) {
        node();
        return in(password, taken)
                .map(secret ->
                        Map.of(SecretNames.database(ofServer, model.name().value()), secret))
                .orElse(Map.of());
    }

    @Override
    Map<String, String> moved(String ofServer) {
        String now = model.name().value();
        return kept() && !now.equals(model.initialName())
                ? Map.of(SecretNames.database(server, model.initialName()), SecretNames.database(ofServer, now))
                : Map.of();
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
        Choices.bind(engine, model.engine(), List.of(Engine.values()), DatabaseModel::words);
        Choices.bind(tool, model.tool(), List.of(Tool.values()), Tool::word);
        way.bind(model.way(), List.of(Way.values()), Way::words);
        model.way().subscribe(this::reachedBy);
        password.bind(
                model.password(),
                kept(),
                SecretWay.VAULT,
                SecretWay.ASK,
                SecretWay.ENV,
                SecretWay.FILE,
                SecretWay.NONE);
        every.bind(model.drill().every());
        hours.bind(model.drill().hours());
        sql.bind(model.drill().sql());
        page.bind(model.drill().url());
        undo.bind(model.undo());
        dump.getChildren().add(new DumpBox(model.dump(), model.engine()).node());
        otherwise.setSelected(model.dump().unusual());
        Pieces.shownWhen(dump, otherwise.selectedProperty());
        otherwise
                .selectedProperty()
                .subscribe(open -> chevron.setIconLiteral(open ? "fth-chevron-down" : "fth-chevron-right"));
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
}
