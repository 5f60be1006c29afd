package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The page of the form that lists all parts of one kind; what is typed in one stays there when others come and go. */
final class PartsPage<T, M extends PartModel<T>> extends Screen {
    private final PartsModel<T, M> model;
    private final PartWords words;
    private final Function<M, PartForm> form;
    private List<PartRow<T, M>> made = List.of();

    @FXML
    private Label title;

    @FXML
    private Label about;

    @FXML
    private Button add;

    @FXML
    private Label none;

    @FXML
    private VBox rows;

    PartsPage(PartsModel<T, M> model, PartWords words, Function<M, PartForm> form) {
        super("parts.fxml");
        this.model = model;
        this.words = words;
        this.form = form;
    }

    Stream<PartForm> forms() {
        return made.stream().map(PartRow::form);
    }

    @Override
    protected void built() {
        title.setText(words.title());
        about.setText(words.about());
        none.setText(words.none());
        add.setText(words.add());
        add.setId("add-" + words.id());
        rows.setId(words.id());
        add.setOnAction(event -> model.add());
        model.all().subscribe(this::fill);
        fill();
    }

    private void fill() {
        made = model.all().stream().map(this::row).toList();
        rows.getChildren().setAll(made);
        Pieces.shown(none, made.isEmpty());
    }

    private PartRow<T, M> row(M part) {
        return made.stream()
                .filter(row -> row.model() == part)
                .findFirst()
                .orElseGet(() -> new PartRow<>(part, form.apply(part), model, words.fresh()));
    }
}
