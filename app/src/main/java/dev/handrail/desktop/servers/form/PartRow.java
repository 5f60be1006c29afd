package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One part on its page: its name, which opens it, a word on it, and its fields where it is open. */
final class PartRow<T, M extends PartModel<T>> extends VBox {
    private static final double GAP = 12;
    private static final double LEAST = 40;

    private final M model;
    private final PartForm form;

    PartRow(M model, PartForm form, PartsModel<T, M> all, String fresh) {
        super(GAP);
        this.model = model;
        this.form = form;
        getStyleClass().add("boxed-row");
        FontIcon chevron = new FontIcon("fth-chevron-right");
        Button opener = new Button("", chevron);
        opener.getStyleClass().addAll("flat", "part-head");
        opener.textProperty().bind(model.name().text().map(name -> name.isBlank() ? fresh : name.strip()));
        opener.setMnemonicParsing(false);
        opener.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        opener.setMinWidth(LEAST);
        Pieces.wholeOnHover(opener);
        opener.setOnAction(event -> all.open().set(all.open().get() == model ? null : model));
        HBox head = new HBox(GAP, opener, brief(), Pieces.gap(), remover(all));
        head.getStyleClass().add("part-line");
        getChildren().addAll(head);
        all.open().subscribe(open -> open(open == model, chevron));
    }

    M model() {
        return model;
    }

    PartForm form() {
        return form;
    }

    private Label brief() {
        Label brief = Pieces.label("", "meta");
        brief.textProperty().bind(model.brief());
        brief.setMinWidth(0);
        Pieces.wholeOnHover(brief);
        return brief;
    }

    private Button remover(PartsModel<T, M> all) {
        Button remove = new Button("", new FontIcon("fth-trash-2"));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.accessibleTextProperty()
                .bind(model.name().text().map(name -> Words.of("form.part.remove", name.strip())));
        remove.setOnAction(event -> all.remove(model));
        return remove;
    }

    private void open(boolean open, FontIcon chevron) {
        chevron.setIconLiteral(open ? "fth-chevron-down" : "fth-chevron-right");
        if (open && getChildren().size() == 1) {
            getChildren().add(form.node());
        } else if (!open && getChildren().size() > 1) {
            getChildren().removeLast();
        }
    }
}
