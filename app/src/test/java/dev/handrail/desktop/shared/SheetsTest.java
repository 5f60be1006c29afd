package dev.handrail.desktop.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SheetsTest extends WindowTest {
    private final List<String> told = new ArrayList<>();
    private final TextField below = onWindow(TextField::new);
    private final Sheets sheets = onWindow(Sheets::new);

    @BeforeEach
    void openWindow() {
        open(() -> new StackPane(new VBox(below, new Button("Another")), sheets.node()));
        onWindow(() -> {
            below.requestFocus();
            return true;
        });
    }

    @Test
    void theKeyboardIsInTheSheetAndStaysThere() {
        Paper paper = show("first");
        eventually(() -> paper.one.isFocused());

        type(KeyCode.TAB).type(KeyCode.TAB).type(KeyCode.TAB);
        eventually(() -> paper.one.isFocused() || paper.two.isFocused());
        assertThat(onWindow(below::isFocused)).isFalse();
    }

    @Test
    void theTabulatorGoesRoundInTheSheetInBothDirections() {
        Paper paper = show("first");
        eventually(() -> paper.one.isFocused());
        press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        eventually(() -> paper.two.isFocused());

        type(KeyCode.TAB);
        eventually(() -> paper.one.isFocused());
    }

    @Test
    void escapeClosesTheTopmostOnlyAndTheKeyboardGoesBack() {
        show("first");
        show("second");

        type(KeyCode.ESCAPE);
        eventually(() -> told.equals(List.of("escaped second")) && sheets.isOpen());

        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen() && below.isFocused());
    }

    @Test
    void aSheetThatNobodyWaitsForIsTakenAway() {
        Paper paper = show("first");
        onWindow(() -> {
            sheets.dismiss(paper);
            return true;
        });

        assertThat(onWindow(sheets::isOpen)).isFalse();
        assertThat(told).isEmpty();
    }

    private Paper show(String name) {
        return onWindow(() -> {
            Paper paper = new Paper(name);
            sheets.show(paper);
            return paper;
        });
    }

    private final class Paper extends Sheet {
        private final String name;
        private final Button one = new Button("One");
        private final Button two = new Button("Two");

        Paper(String name) {
            super("/dev/handrail/desktop/frame/note.fxml");
            this.name = name;
        }

        @Override
        protected void built() {
            ((VBox) node()).getChildren().addAll(one, two);
        }

        @Override
        protected void escaped() {
            told.add("escaped " + name);
            close();
        }
    }
}
