package dev.handrail.desktop.servers.form;

import dev.handrail.words.Words;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.javafx.FontIcon;

/** What opens a page of the form: what it is called, how much is on it, and a mark where something is not right. */
final class PageTab extends ToggleButton {
    private static final double WIDE = 1000;

    private final FormPage page;
    private final ServerModel model;
    private final FontIcon mark = new FontIcon("fth-alert-circle");

    PageTab(FormPage page, ObservableValue<Integer> count, ToggleGroup group, ServerModel model) {
        this.page = page;
        this.model = model;
        setId("page-" + page.name().toLowerCase(Locale.ROOT));
        setToggleGroup(group);
        setMaxWidth(WIDE);
        setContentDisplay(ContentDisplay.RIGHT);
        mark.getStyleClass().add("bad-icon");
        textProperty()
                .bind(count.map(number -> number == 0 ? page.words() : Words.of("form.page", page.words(), number)));
        setOnAction(event -> open());
        model.page().subscribe(now -> setSelected(now == page));
        selectedProperty().subscribe(chosen -> {
            if (chosen) {
                model.page().set(page);
            }
        });
        mark();
    }

    /** One page is always open, also when its tab is pressed again. */
    private void open() {
        model.page().set(page);
        setSelected(true);
    }

    /** Said by a sign and in words. */
    void mark() {
        boolean wrong = model.wrong().contains(page);
        setGraphic(wrong ? mark : null);
        setAccessibleHelp(wrong ? Words.of("form.problem") : null);
    }
}
