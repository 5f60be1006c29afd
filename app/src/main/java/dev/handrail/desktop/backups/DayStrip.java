package dev.handrail.desktop.backups;

import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The last days in a row. The pointer and the arrow keys go from day to day; what a day is stands in words below, and is what
 * a screen reader says.
 */
final class DayStrip extends HBox {
    private static final double GAP = 3;
    private static final PseudoClass AT = PseudoClass.getPseudoClass("at");

    private final Times times;
    private final Consumer<String> told;
    private final Consumer<Day> chosen;
    private final List<Region> boxes = new ArrayList<>();
    private Strip strip;
    private int at;

    /** @param told hears what the day is that one is at, and nothing when one is at none */
    DayStrip(Strip strip, Times times, Consumer<String> told, Consumer<Day> chosen) {
        super(GAP);
        this.strip = strip;
        this.times = times;
        this.told = told;
        this.chosen = chosen;
        getStyleClass().add("strip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setOnKeyPressed(this::pressed);
        setOnMouseExited(event -> told.accept(isFocused() ? words() : ""));
        focusedProperty().subscribe((before, now) -> focused(now));
        show(strip);
    }

    /** Shows other days in the same place, so that the keyboard stays where it is. */
    void show(Strip now) {
        if (boxes.size() != now.days().size()) {
            boxes.clear();
            for (int place = 0; place < now.days().size(); place++) {
                boxes.add(box(place));
            }
            getChildren().setAll(boxes);
            at = boxes.size() - 1;
        }
        strip = now;
        for (int place = 0; place < boxes.size(); place++) {
            boxes.get(place)
                    .getStyleClass()
                    .setAll("day", now.days().get(place).state().style());
        }
        name();
    }

    Strip strip() {
        return strip;
    }

    private Region box(int place) {
        Region box = new Region();
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setOnMouseEntered(event -> told.accept(strip.days().get(place).words(times)));
        box.setOnMouseClicked(event -> {
            goTo(place);
            requestFocus();
            chosen.accept(strip.days().get(place));
        });
        return box;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> goTo(at - 1);
            case RIGHT -> goTo(at + 1);
            case HOME -> goTo(0);
            case END -> goTo(boxes.size() - 1);
            case ENTER, SPACE -> chosen.accept(strip.days().get(at));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void goTo(int place) {
        at = Math.clamp(place, 0, boxes.size() - 1);
        mark(true);
        name();
        told.accept(words());
    }

    private void focused(boolean now) {
        mark(now);
        told.accept(now ? words() : "");
    }

    private void mark(boolean here) {
        for (Node box : boxes) {
            box.pseudoClassStateChanged(AT, here && box == boxes.get(at));
        }
    }

    private String words() {
        return strip.days().get(at).words(times);
    }

    private void name() {
        String of = strip.source() == null ? Words.of("backups.strip.server") : strip.source();
        setAccessibleText(Words.of("backups.strip.name", of, words()));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
