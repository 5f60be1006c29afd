package dev.handrail.desktop.samples;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** Presses and types in a window that nobody sits before. */
final class Hand {
    private Hand() {}

    static @Nullable Node find(Parent within, String selector) {
        within.applyCss();
        return within.lookup(selector);
    }

    static void press(Parent within, String selector) {
        if (find(within, selector) instanceof ButtonBase button) {
            button.fire();
        } else {
            throw new IllegalStateException("There is no button " + selector);
        }
    }

    /** Types into a field, or into the box that holds it. */
    static void type(Parent within, String selector, String text) {
        Node found = find(within, selector);
        if (found instanceof TextInputControl field) {
            field.setText(text);
        } else if (found != null && found.lookup(".text-input") instanceof TextInputControl inside) {
            inside.setText(text);
        } else {
            throw new IllegalStateException("There is no field " + selector);
        }
    }
}
