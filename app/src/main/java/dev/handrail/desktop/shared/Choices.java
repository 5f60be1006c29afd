package dev.handrail.desktop.shared;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How values are worded in a list of choices. */
public final class Choices {
    private Choices() {}

    /** Shows the values to choose from, and keeps what is chosen the same on both sides. */
    public static <T> void bind(ChoiceBox<T> box, ObjectProperty<T> chosen, List<T> values, Function<T, String> words) {
        box.getItems().setAll(values);
        box.setConverter(words(words));
        box.valueProperty().bindBidirectional(chosen);
    }

    public static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        };
    }
}
