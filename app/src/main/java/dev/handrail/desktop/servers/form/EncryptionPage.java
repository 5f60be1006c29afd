package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.LinesBox;
import dev.handrail.desktop.servers.SecretBox;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.servers.Segments;
import dev.handrail.desktop.servers.form.EncryptionModel.By;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The page on who can read the backups. */
final class EncryptionPage extends PartForm {
    private static final SecretWay[] WAYS = {SecretWay.VAULT, SecretWay.ASK, SecretWay.ENV, SecretWay.FILE};

    private final EncryptionModel model;
    private final boolean kept;
    private final Clock clock;
    private final Consumer<OperationFailed> onFailure;

    @FXML
    private Segments<By> by;

    @FXML
    private Label how;

    @FXML
    private VBox byRecipients;

    @FXML
    private LinesBox recipients;

    @FXML
    private Button makeForVault;

    @FXML
    private Button makeInFile;

    @FXML
    private VBox madeBox;

    @FXML
    private Label made;

    @FXML
    private Button copy;

    @FXML
    private SecretBox identity;

    @FXML
    private SecretBox passphrase;

    /** @param server what the server is called in the vault until now */
    EncryptionPage(
            EncryptionModel model,
            String server,
            Set<String> secrets,
            Clock clock,
            Consumer<OperationFailed> onFailure) {
        super("encryption.fxml");
        this.model = model;
        this.kept = secrets.contains(SecretNames.age(server));
        this.clock = clock;
        this.onFailure = onFailure;
    }

    @Override
    protected void built() {
        by.bind(model.by(), List.of(By.values()), one -> switch (one) {
            case NOBODY -> Words.of("form.encryption.none");
            case RECIPIENTS -> Words.of("form.encryption.recipients");
            case PASSPHRASE -> Words.of("form.encryption.passphrase");
        });
        model.by().subscribe(now -> {
            how.setText(
                    switch (now) {
                        case NOBODY -> Words.of("form.encryption.none.how");
                        case RECIPIENTS -> Words.of("form.encryption.recipients.how");
                        case PASSPHRASE -> Words.of("form.encryption.passphrase.how");
                    });
            Pieces.shown(byRecipients, now == By.RECIPIENTS);
            Pieces.shown(passphrase, now == By.PASSPHRASE);
        });
        recipients.bind(model.recipients());
        identity.bind(model.identity(), kept, WAYS);
        passphrase.bind(model.passphrase(), kept, WAYS);
        makeForVault.setOnAction(event -> make());
        makeInFile.setOnAction(event -> intoFile(model::makeInto));
        copy.setOnAction(event -> intoFile(model::copyInto));
        made.textProperty().bind(model.made());
        Pieces.shownWhen(madeBox, model.made().isNotEmpty());
        Pieces.shown(copy, model.canCopy());
    }

    private void make() {
        model.makeForVault();
        Pieces.shown(copy, model.canCopy());
    }

    /** Writes a secret part somewhere. */
    private interface Writing {
        void into(Path file, Instant now) throws OperationFailed;
    }

    private void intoFile(Writing writing) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("form.encryption.file"));
        chooser.setInitialFileName("age-identity.txt");
        File chosen = chooser.showSaveDialog(node().getScene().getWindow());
        if (chosen == null) {
            return;
        }
        try {
            writing.into(chosen.toPath(), clock.instant());
        } catch (OperationFailed e) {
            onFailure.accept(e);
        }
    }

    @Override
    Map<String, Secret> secrets(String server, boolean taken) {
        Map<String, Secret> typed = new HashMap<>();
        node();
        switch (model.by().get()) {
            case NOBODY -> {}
            case RECIPIENTS ->
                model.secret()
                        .or(() -> in(identity, taken))
                        .ifPresent(secret -> typed.put(SecretNames.age(server), secret));
            case PASSPHRASE -> in(passphrase, taken).ifPresent(secret -> typed.put(SecretNames.age(server), secret));
        }
        return typed;
    }
}
