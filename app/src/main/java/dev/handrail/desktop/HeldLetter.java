package dev.handrail.desktop;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A letter that was pressed as a key and is held down still: it is written nowhere, though by then the keyboard may be in a
 * field to which just that key has led.
 */
final class HeldLetter {
    private @Nullable KeyCode code;

    void hold(KeyCode letter) {
        code = letter;
    }

    /** Takes away what the letter would write, also when it is repeated, until it is let go. */
    void pass(KeyEvent event) {
        if (code == null) {
            return;
        }
        boolean written = event.getEventType() == KeyEvent.KEY_TYPED;
        if (written || event.getCode() == code) {
            event.consume();
        }
        boolean letGo = event.getEventType() == KeyEvent.KEY_RELEASED && event.getCode() == code;
        // That it was let go may have been heard in another window.
        boolean another = event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() != code;
        if (letGo || another) {
            code = null;
        }
    }
}
