package dev.handrail.desktop;

import dev.handrail.desktop.shared.WindowTest;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The one that is there before the window to work in, as a person sees and uses it. */
public final class SmallWindow {
    private SmallWindow() {}

    public static boolean isOpen() {
        return paper().findAny().isPresent();
    }

    /** Whether it says just this. */
    public static boolean says(String text) {
        return paper().flatMap(
                        paper -> Stream.of(".label", ".text-area").flatMap(kind -> paper.lookupAll(kind).stream()))
                .anyMatch(node -> text.equals(textOf(node)));
    }

    /** Whether keys that are typed go there. */
    public static boolean hasKeyboard(String node) {
        return paper().anyMatch(paper -> paper.getScene().getFocusOwner() == paper.lookup(node));
    }

    private static @Nullable String textOf(Node node) {
        return switch (node) {
            case Label label -> label.getText();
            case TextArea area -> area.getText();
            default -> null;
        };
    }

    public static void press(String button) {
        WindowTest.onWindow(() -> {
            ((Button) paper().findFirst().orElseThrow().lookup(button)).fire();
            return true;
        });
    }

    private static Stream<Parent> paper() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage && "Handrail".equals(stage.getTitle()))
                .map(window -> window.getScene().getRoot());
    }
}
