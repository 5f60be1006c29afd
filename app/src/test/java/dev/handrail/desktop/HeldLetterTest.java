package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** A letter that did something as a key is not written besides. */
class HeldLetterTest {
    private final HeldLetter held = new HeldLetter();

    private static KeyEvent event(EventType<KeyEvent> type, KeyCode code) {
        boolean typed = type == KeyEvent.KEY_TYPED;
        return new KeyEvent(
                type,
                typed ? code.getChar() : KeyEvent.CHAR_UNDEFINED,
                "",
                typed ? KeyCode.UNDEFINED : code,
                false,
                false,
                false,
                false);
    }

    /** Whether it goes on to who has the keyboard. */
    private boolean passes(EventType<KeyEvent> type, KeyCode code) {
        KeyEvent event = event(type, code);
        held.pass(event);
        return !event.isConsumed();
    }

    @Test
    void whatWasNoKeyIsWritten() {
        assertThat(passes(KeyEvent.KEY_PRESSED, KeyCode.M)).isTrue();
        assertThat(passes(KeyEvent.KEY_TYPED, KeyCode.M)).isTrue();
        assertThat(passes(KeyEvent.KEY_RELEASED, KeyCode.M)).isTrue();
    }

    @Test
    void theLetterOfAKeyIsNotWrittenHoweverLongItIsHeld() {
        held.hold(KeyCode.M);
        for (int repeated = 0; repeated < 3; repeated++) {
            assertThat(passes(KeyEvent.KEY_TYPED, KeyCode.M)).isFalse();
            assertThat(passes(KeyEvent.KEY_PRESSED, KeyCode.M)).isFalse();
        }
        assertThat(passes(KeyEvent.KEY_RELEASED, KeyCode.M)).isFalse();
        assertThat(passes(KeyEvent.KEY_PRESSED, KeyCode.M)).isTrue();
        assertThat(passes(KeyEvent.KEY_TYPED, KeyCode.M)).isTrue();
    }

    @Test
    void anotherLetterIsWrittenThoughNobodyHeardTheFirstOneLetGo() {
        held.hold(KeyCode.M);
        assertThat(passes(KeyEvent.KEY_PRESSED, KeyCode.U)).isTrue();
        assertThat(passes(KeyEvent.KEY_TYPED, KeyCode.U)).isTrue();
        assertThat(passes(KeyEvent.KEY_TYPED, KeyCode.M)).isTrue();
    }

    @Test
    void thatAnotherIsLetGoChangesNothing() {
        held.hold(KeyCode.M);
        assertThat(passes(KeyEvent.KEY_RELEASED, KeyCode.CONTROL)).isTrue();
        assertThat(passes(KeyEvent.KEY_TYPED, KeyCode.M)).isFalse();
    }
}
