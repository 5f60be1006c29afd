package dev.handrail.desktop.palette;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** Asks for one argument with the control that fits what it names. */
final class ArgumentBox extends VBox {
    private static final double GAP = 4;
    private static final double WIDE = 12;
    private static final int ROWS = 3;

    private final ArgumentModel model;

    ArgumentBox(ArgumentModel model) {
        super(GAP);
        this.model = model;
        setId(id(model.argument().name()));
        Label problem = Pieces.text("", "field-problem");
        Pieces.shown(problem, false);
        model.values().subscribe(() -> {
            problem.setText(model.problem());
            Pieces.shown(problem, !model.problem().isEmpty());
        });
        if (model.way() != ArgumentModel.Way.TICK) {
            getChildren().add(Pieces.text(model.label(), "field-label"));
        }
        getChildren().add(control());
        if (severalTyped()) {
            getChildren().add(Pieces.text(Words.of("offer.several", OfferSheet.ONWARD.getDisplayText()), "meta"));
        }
        getChildren().add(problem);
    }

    /** --into is found as into. */
    private static String id(String name) {
        return name.replaceFirst("^--", "").toLowerCase(Locale.ROOT);
    }

    private boolean severalTyped() {
        return model.argument().many()
                && switch (model.way()) {
                    case CHOOSE, PICK, TICK -> false;
                    case TYPE, READ, READ_SEVERAL, WRITE, FOLDER -> true;
                };
    }

    private Node control() {
        return switch (model.way()) {
            case CHOOSE -> choose();
            case PICK -> pick();
            case TICK -> tick();
            case TYPE -> typed();
            case READ -> browse(owner -> one(new FileChooser().showOpenDialog(owner)));
            case READ_SEVERAL -> browse(owner -> new FileChooser().showOpenMultipleDialog(owner));
            case WRITE -> browse(owner -> one(new FileChooser().showSaveDialog(owner)));
            case FOLDER -> browse(owner -> one(new DirectoryChooser().showDialog(owner)));
        };
    }

    private Node choose() {
        SearchableComboBox<Choice> box = named(new SearchableComboBox<>(model.choices()));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(model.argument().required() ? Words.of("offer.choose") : Words.of("offer.any"));
        // Both ways: what one chooses is given, and what is given beforehand, or not to be had any more, is shown.
        box.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.give(chosen.value());
            }
        });
        Runnable show = () -> box.setValue(model.choices().stream()
                .filter(choice -> model.values().contains(choice.value()))
                .findFirst()
                .orElse(null));
        model.values().subscribe(show);
        show.run();
        return box;
    }

    private Node pick() {
        FlowPane boxes = new FlowPane(WIDE, GAP);
        Runnable fill = () -> boxes.getChildren()
                .setAll(
                        model.choices().isEmpty()
                                ? List.of(Pieces.label(Words.of("offer.none"), "meta"))
                                : model.choices().stream().map(this::box).toList());
        model.choices().subscribe(fill);
        fill.run();
        return boxes;
    }

    private Node box(Choice choice) {
        CheckBox box = new CheckBox(choice.words());
        box.setMnemonicParsing(false);
        box.setSelected(model.values().contains(choice.value()));
        box.selectedProperty().subscribe(picked -> model.pick(choice.value(), picked));
        return box;
    }

    private Node tick() {
        CheckBox box = named(new CheckBox(model.label()));
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.selectedProperty().subscribe(ticked -> model.pick("", ticked));
        return box;
    }

    private TextInputControl typed() {
        TextInputControl field = named(model.argument().many() ? lines() : new TextField());
        field.textProperty().subscribe(model::give);
        return field;
    }

    private static TextArea lines() {
        TextArea area = new TextArea();
        area.setPrefRowCount(ROWS);
        area.setMinHeight(USE_PREF_SIZE);
        Pieces.leftByTab(area);
        return area;
    }

    /** @param ask with the system's own window; null where nothing was chosen in it */
    private Node browse(Function<@Nullable Window, @Nullable List<File>> ask) {
        TextInputControl path = typed();
        Button button = new Button(Words.of("form.browse"));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            List<File> chosen = ask.apply(getScene() == null ? null : getScene().getWindow());
            if (chosen != null) {
                path.setText(model.with(chosen.stream().map(File::getPath).toList()));
            }
        });
        HBox.setHgrow(path, Priority.ALWAYS);
        return new HBox(2 * GAP, path, button);
    }

    private static @Nullable List<File> one(@Nullable File chosen) {
        return chosen == null ? null : List.of(chosen);
    }

    private <C extends Control> C named(C control) {
        control.setAccessibleText(model.label());
        return control;
    }
}
