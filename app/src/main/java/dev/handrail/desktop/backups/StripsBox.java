package dev.handrail.desktop.backups;

import dev.handrail.backup.Subject;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The strips of days: that of the server, large, and those of its sources below it. */
final class StripsBox extends VBox {
    private static final double GAP = 6;
    private static final double NAMES = 110;
    private static final double HIGHEST = 92;

    private final BackupsModel model;
    private final Consumer<String> told;
    private final List<DayStrip> strips = new ArrayList<>();

    StripsBox(BackupsModel model, Consumer<String> told) {
        super(GAP);
        this.model = model;
        this.told = told;
        model.strips().subscribe(this::fill);
    }

    private void fill() {
        List<Strip> now = List.copyOf(model.strips());
        if (sources(now).equals(sources(strips.stream().map(DayStrip::strip).toList()))) {
            for (int i = 0; i < now.size(); i++) {
                strips.get(i).show(now.get(i));
            }
            return;
        }
        strips.clear();
        now.forEach(strip ->
                strips.add(new DayStrip(strip, model.times(), told, day -> model.choose(strip.of(), day.date()))));
        getChildren().setAll(strips.stream().limit(1).toList());
        if (strips.size() > 1) {
            getChildren().add(each());
        }
    }

    /** Of many sources a few are in sight, and the others by scrolling. */
    private ScrollPane each() {
        GridPane rows = new GridPane(GAP, GAP);
        for (int i = 1; i < strips.size(); i++) {
            DayStrip strip = strips.get(i);
            strip.getStyleClass().add("low");
            GridPane.setHgrow(strip, Priority.ALWAYS);
            Label name = Pieces.label(String.valueOf(strip.strip().source()), "meta", "small");
            name.setMinWidth(NAMES);
            name.setMaxWidth(NAMES);
            Pieces.wholeOnHover(name);
            rows.addRow(i - 1, name, strip);
        }
        ScrollPane pane = new ScrollPane(rows);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setMaxHeight(HIGHEST);
        pane.setMinHeight(USE_PREF_SIZE);
        pane.getStyleClass().add("sheet-scroll");
        pane.setFocusTraversable(false);
        pane.setAccessibleText(Words.of("backups.strip.each"));
        return pane;
    }

    private static List<Optional<Subject>> sources(List<Strip> of) {
        return of.stream().map(strip -> Optional.ofNullable(strip.of())).toList();
    }
}
