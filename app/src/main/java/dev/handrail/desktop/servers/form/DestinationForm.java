package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.SecretBox;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.servers.Segments;
import dev.handrail.desktop.servers.form.DestinationModel.Kind;
import dev.handrail.desktop.servers.form.DestinationModel.Style;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.storage.Buckets;
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
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** The fields of one destination, and the button that tries it. */
final class DestinationForm extends PartForm {
    private final DestinationModel model;
    private final String server;
    private final Set<String> secrets;
    private final Consumer<DestinationForm> onTry;

    @FXML
    private FieldBox name;

    @FXML
    private Segments<Kind> kind;

    @FXML
    private HBox folderLine;

    @FXML
    private FieldBox folder;

    @FXML
    private Button browse;

    @FXML
    private FieldBox serverFolder;

    @FXML
    private VBox s3;

    @FXML
    private FieldBox bucket;

    @FXML
    private FieldBox prefix;

    @FXML
    private FieldBox endpoint;

    @FXML
    private FieldBox region;

    @FXML
    private ChoiceBox<Style> style;

    @FXML
    private SecretBox accessKey;

    @FXML
    private SecretBox secretKey;

    @FXML
    private Button tryIt;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Label tried;

    /**
     * @param server what the server is called in the vault until now
     * @param secrets the names that the vault holds
     */
    DestinationForm(DestinationModel model, String server, Set<String> secrets, Consumer<DestinationForm> onTry) {
        super("destination.fxml");
        this.model = model;
        this.server = server;
        this.secrets = secrets;
        this.onTry = onTry;
    }

    DestinationModel model() {
        return model;
    }

    @Override
    protected void built() {
        name.bind(model.name());
        folder.bind(model.folder());
        serverFolder.bind(model.serverFolder());
        bucket.bind(model.bucket());
        prefix.bind(model.prefix());
        endpoint.bind(model.endpoint());
        region.bind(model.region());
        kind.bind(model.kind(), List.of(Kind.values()), one -> switch (one) {
            case FOLDER -> Words.of("form.destination.folder");
            case SERVER_FOLDER -> Words.of("form.destination.server-folder");
            case S3 -> Words.of("form.destination.s3");
        });
        Choices.bind(style, model.style(), List.of(Style.values()), one -> switch (one) {
            case USUAL -> Words.of("form.destination.style.usual");
            case PATH -> Words.of("form.destination.style.path");
            case HOST -> Words.of("form.destination.style.host");
        });
        accessKey.bind(model.accessKey(), kept(Buckets.ACCESS_KEY), SecretWay.values());
        secretKey.bind(model.secretKey(), kept(Buckets.SECRET_KEY), SecretWay.values());
        browse.setOnAction(event -> choose());
        model.kind().subscribe(now -> {
            Pieces.shown(folderLine, now == Kind.FOLDER);
            Pieces.shown(serverFolder, now == Kind.SERVER_FOLDER);
            Pieces.shown(s3, now == Kind.S3);
        });
        bindTrial();
    }

    private void bindTrial() {
        tryIt.setOnAction(event -> onTry.accept(this));
        tryIt.disableProperty().bind(model.trial().state().isEqualTo(TrialModel.State.RUNNING));
        Pieces.shownWhen(busy, model.trial().state().isEqualTo(TrialModel.State.RUNNING));
        tried.textProperty().bind(model.trial().words());
        Pieces.shownWhen(tried, tried.textProperty().isNotEmpty());
        model.trial()
                .state()
                .subscribe(state -> tried.getStyleClass()
                        .setAll(
                                "label",
                                "meta",
                                switch (state) {
                                    case WELL -> "good";
                                    case FAILED -> "bad";
                                    case NOT_YET, RUNNING -> "plain";
                                }));
    }

    private boolean kept(String part) {
        return secrets.contains(SecretNames.destination(server, model.initialName(), part));
    }

    /** Where its keys are found when it is tried: under its old name, unless they were typed anew. */
    String keptAs() {
        boolean renamed = !model.initialName().isEmpty()
                && !model.name().value().equals(model.initialName())
                && kept(Buckets.SECRET_KEY);
        return renamed ? model.initialName() : model.name().value();
    }

    @Override
    Map<String, Secret> secrets(String ofServer, boolean taken) {
        return typed(ofServer, model.name().value(), taken);
    }

    Map<String, Secret> typed(String ofServer, String destination, boolean taken) {
        Map<String, Secret> typed = new HashMap<>();
        if (model.kind().get() == Kind.S3) {
            node();
            in(accessKey, taken)
                    .ifPresent(s -> typed.put(SecretNames.destination(ofServer, destination, Buckets.ACCESS_KEY), s));
            in(secretKey, taken)
                    .ifPresent(s -> typed.put(SecretNames.destination(ofServer, destination, Buckets.SECRET_KEY), s));
        }
        return typed;
    }

    @Override
    Map<String, String> moved(String ofServer) {
        Map<String, String> moved = new HashMap<>();
        String now = model.name().value();
        if (!now.equals(model.initialName())) {
            for (String part : List.of(Buckets.ACCESS_KEY, Buckets.SECRET_KEY)) {
                if (kept(part)) {
                    moved.put(
                            SecretNames.destination(server, model.initialName(), part),
                            SecretNames.destination(ofServer, now, part));
                }
            }
        }
        return moved;
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Words.of("form.folder"));
        File chosen = chooser.showDialog(node().getScene().getWindow());
        if (chosen != null) {
            model.folder().text().set(chosen.getPath());
        }
    }
}
