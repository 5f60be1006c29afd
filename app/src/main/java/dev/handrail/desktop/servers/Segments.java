package dev.handrail.desktop.servers;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A choice between a few, side by side, of which one is always chosen. */
public final class Segments<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    public Segments() {
        getStyleClass().add("segments");
    }

    public void bind(ObjectProperty<T> chosen, List<T> values, Function<T, String> words) {
        getChildren().setAll(values.stream().map(value -> button(value, words)).toList());
        getChildren().getFirst().getStyleClass().add("left-pill");
        getChildren()
                .subList(1, values.size() - 1)
                .forEach(one -> one.getStyleClass().add("center-pill"));
        getChildren().getLast().getStyleClass().add("right-pill");
        chosen.subscribe(value -> group.selectToggle(group.getToggles().get(values.indexOf(value))));
        group.selectedToggleProperty().subscribe((was, now) -> {
            if (now == null) {
                group.selectToggle(was);
            } else {
                chosen.set(values.get(group.getToggles().indexOf(now)));
            }
        });
    }

    private ToggleButton button(T value, Function<T, String> words) {
        ToggleButton button = new ToggleButton(words.apply(value));
        button.setToggleGroup(group);
        return button;
    }
}
