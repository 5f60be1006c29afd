package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.LinesBox;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.server.Dump.Format;
import dev.handrail.server.Dump.What;
import dev.handrail.server.Engine;
import dev.handrail.words.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.VBox;

/** The fields of how a database is dumped. */
final class DumpBox extends Screen {
    private final DumpModel model;
    private final ObservableValue<Engine> engine;

    @FXML
    private ChoiceBox<What> what;

    @FXML
    private ChoiceBox<Format> format;

    @FXML
    private FieldBox jobs;

    @FXML
    private VBox parts;

    @FXML
    private CheckBox schemaOnly;

    @FXML
    private LinesBox tables;

    @FXML
    private LinesBox exclude;

    @FXML
    private LinesBox excludeData;

    DumpBox(DumpModel model, ObservableValue<Engine> engine) {
        super("dump.fxml");
        this.model = model;
        this.engine = engine;
    }

    @Override
    protected void built() {
        Choices.bind(what, model.what(), List.of(What.values()), one -> switch (one) {
            case ONE -> Words.of("form.dump.what.one");
            case ALL -> Words.of("form.dump.what.all");
            case ROLES -> Words.of("form.dump.what.roles");
        });
        Choices.bind(format, model.format(), model.formats(engine.getValue()), one -> switch (one) {
            case AUTO -> Words.of("form.dump.format.auto");
            case CUSTOM -> Words.of("form.dump.format.custom");
            case DIRECTORY -> Words.of("form.dump.format.directory");
            case PLAIN -> Words.of("form.dump.format.plain");
        });
        engine.subscribe((was, now) -> {
            Format chosen = model.format().get();
            format.getItems().setAll(model.formats(now));
            format.setValue(chosen);
        });
        jobs.bind(model.jobs());
        schemaOnly.selectedProperty().bindBidirectional(model.schemaOnly());
        tables.bind(model.tables());
        exclude.bind(model.exclude());
        excludeData.bind(model.excludeData());
        model.what().subscribe(now -> Pieces.shown(parts, now != What.ROLES));
    }
}
