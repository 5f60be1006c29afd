package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.Words;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** The form in which a server is added or changed. */
public final class ServerSheet extends Sheet {
    private final ServerModel model;
    private final Set<String> secrets;
    private final Saving saving;
    private final Consumer<Sheet> onText;

    @FXML
    private Label title;

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

    @FXML
    private Button addDatabase;

    @FXML
    private Label noDatabase;

    @FXML
    private VBox databases;

    @FXML
    private FieldBox folder;

    @FXML
    private Button browse;

    @FXML
    private VBox others;

    @FXML
    private Button asText;

    @FXML
    private Label problem;

    @FXML
    private Button cancel;

    @FXML
    private Button saveAndTest;

    @FXML
    private Button save;

    private List<DatabaseRow> rows = List.of();

    /** Keeps what the form says. */
    public interface Saving {
        /**
         * @param typed the secrets that were typed, by their names in the vault; closed by who keeps them
         * @param thenTest whether the connection is to be tested when it has been kept
         * @param kept called when all of it has been kept
         */
        void save(Server server, Map<String, Secret> typed, boolean thenTest, Runnable kept);
    }

    /**
     * @param secrets the names that the vault holds
     * @param onText shows the sheet in which the whole profile is written
     */
    public ServerSheet(ServerModel model, Set<String> secrets, Saving saving, Consumer<Sheet> onText) {
        super("form.fxml");
        this.model = model;
        this.secrets = Set.copyOf(secrets);
        this.saving = saving;
        this.onText = onText;
    }

    @Override
    protected void built() {
        title.setText(
                model.adds()
                        ? Words.of("form.add")
                        : Words.of("form.edit", model.name().text().get()));
        name.bind(model.name());
        name.text().setEditable(model.adds());
        Choices.bind(environment, model.environment(), List.of(Environment.values()), value -> Words.of(value.key()));
        bindAccess(model.access());
        folder.bind(model.folder());
        browse.setOnAction(event -> choose());
        addDatabase.setOnAction(event -> model.addDatabase());
        model.databases().subscribe(this::fillDatabases);
        fillDatabases();
        problem.textProperty().bind(model.problem());
        Pieces.shownWhen(problem, model.problem().isNotEmpty());
        fillOthers();
        asText.setOnAction(event -> model.asText().ifPresent(this::goOnAsText));
        cancel.setOnAction(event -> close());
        save.setOnAction(event -> save(false));
        saveAndTest.setOnAction(event -> save(true));
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
        String before = model.name().text().get();
        boolean kept = secrets.contains(SecretNames.ssh(before));
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

    private void fillDatabases() {
        rows = model.databases().stream().map(this::row).toList();
        databases.getChildren().setAll(rows.stream().map(DatabaseRow::node).toList());
        Pieces.shown(noDatabase, rows.isEmpty());
    }

    /** What stands in a row stays there when others come and go. */
    private DatabaseRow row(DatabaseModel database) {
        return rows.stream()
                .filter(row -> row.model() == database)
                .findFirst()
                .orElseGet(() -> new DatabaseRow(
                        database,
                        secrets.contains(SecretNames.database(
                                model.name().value(), database.name().value())),
                        () -> model.databases().remove(database)));
    }

    private void fillOthers() {
        List<String> lines = model.others();
        others.getChildren()
                .setAll((lines.isEmpty() ? List.of(Words.of("form.also.none")) : lines)
                        .stream().map(line -> Pieces.text(line, "meta")).toList());
    }

    private void goOnAsText(ProfileModel text) {
        onText.accept(new ProfileSheet(
                text,
                (server, kept) -> saving.save(server, typed(server), false, () -> {
                    kept.run();
                    close();
                })));
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Words.of("form.folder"));
        File chosen = chooser.showDialog(node().getScene().getWindow());
        if (chosen != null) {
            model.folder().text().set(chosen.getPath());
        }
    }

    private void save(boolean thenTest) {
        model.build().ifPresent(server -> saving.save(server, typed(server), thenTest, this::close));
    }

    private Map<String, Secret> typed(Server server) {
        Map<String, Secret> typed = new HashMap<>();
        password.taken().ifPresent(secret -> typed.put(SecretNames.ssh(server.name()), secret));
        rows.forEach(row -> row.taken()
                .ifPresent(secret -> typed.put(
                        SecretNames.database(server.name(), row.model().name().value()), secret)));
        return typed;
    }

    @Override
    protected Node first() {
        return model.adds() ? name.text() : host.text();
    }
}
