package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.Segments;
import dev.handrail.desktop.servers.form.LogModel.From;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import java.util.List;
import javafx.fxml.FXML;

/** The fields of one log. */
final class LogForm extends PartForm {
    private final LogModel model;

    @FXML
    private FieldBox name;

    @FXML
    private Segments<From> from;

    @FXML
    private FieldBox file;

    @FXML
    private FieldBox unit;

    @FXML
    private FieldBox container;

    LogForm(LogModel model) {
        super("log.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        name.bind(model.name());
        file.bind(model.file());
        unit.bind(model.unit());
        container.bind(model.container());
        from.bind(model.from(), List.of(From.values()), one -> switch (one) {
            case FILE -> Words.of("form.log.file");
            case JOURNAL -> Words.of("form.log.journal");
            case CONTAINER -> Words.of("form.log.container");
        });
        model.from().subscribe(now -> {
            Pieces.shown(file, now == From.FILE);
            Pieces.shown(unit, now == From.JOURNAL);
            Pieces.shown(container, now == From.CONTAINER);
        });
    }
}
