package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.server.Packing.Program;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;

/** The page on how backups are packed on their way. */
final class PackingPage extends Screen {
    private static final List<Optional<Program>> PROGRAMS =
            List.of(Optional.empty(), Optional.of(Program.ZSTD), Optional.of(Program.GZIP), Optional.of(Program.NONE));

    private final PackingModel model;

    @FXML
    private ChoiceBox<Optional<Program>> compress;

    @FXML
    private FieldBox level;

    @FXML
    private FieldBox threads;

    @FXML
    private FieldBox rate;

    @FXML
    private CheckBox gently;

    @FXML
    private FieldBox proveUpTo;

    PackingPage(PackingModel model) {
        super("packing.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        Choices.bind(compress, model.compress(), PROGRAMS, PackingPage::words);
        level.bind(model.level());
        threads.bind(model.threads());
        rate.bind(model.rate());
        gently.selectedProperty().bindBidirectional(model.gently());
        proveUpTo.bind(model.proveUpTo());
    }

    private static String words(Optional<Program> program) {
        if (program.isEmpty()) {
            return Words.of("form.packing.best");
        }
        return switch (program.get()) {
            case ZSTD -> "zstd";
            case GZIP -> "gzip";
            case NONE -> Words.of("form.packing.none");
        };
    }
}
