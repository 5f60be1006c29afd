package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.Segments;
import dev.handrail.desktop.servers.form.RepositoryModel.From;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import java.util.List;
import javafx.fxml.FXML;

/** The fields of one Git repository. */
final class RepositoryForm extends PartForm {
    private final RepositoryModel model;

    @FXML
    private FieldBox name;

    @FXML
    private Segments<From> from;

    @FXML
    private FieldBox url;

    @FXML
    private FieldBox directory;

    @FXML
    private KeepBox keep;

    RepositoryForm(RepositoryModel model) {
        super("repository.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        name.bind(model.name());
        url.bind(model.url());
        directory.bind(model.directory());
        keep.bind(model.keep());
        from.bind(model.from(), List.of(From.values()), one -> switch (one) {
            case ADDRESS -> Words.of("form.repository.address");
            case CHECKOUT -> Words.of("form.repository.checkout");
        });
        model.from().subscribe(now -> {
            Pieces.shown(url, now == From.ADDRESS);
            Pieces.shown(directory, now == From.CHECKOUT);
        });
    }
}
