package dev.handrail.bench;

import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Window;

/** Ends a program of a window as soon as that has drawn what it is looked at for, which is what a person waits for. */
final class FirstFrame extends AnimationTimer {
    private final Predicate<Parent> there;
    private boolean drawn;

    private FirstFrame(Predicate<Parent> there) {
        this.there = there;
    }

    /** To be called before the toolkit is started. */
    static void ends(Predicate<Parent> there) {
        FirstFrame timer = new FirstFrame(there);
        Window.getWindows().subscribe(timer::start);
    }

    static boolean shows(Node node, String text) {
        return switch (node) {
            case Labeled labeled when text.equals(labeled.getText()) -> true;
            case Text words when text.equals(words.getText()) -> true;
            case Parent parent -> parent.getChildrenUnmodifiable().stream().anyMatch(child -> shows(child, text));
            default -> false;
        };
    }

    /** What was there at one pulse is drawn by the next. */
    @Override
    public void handle(long now) {
        if (drawn) {
            Runtime.getRuntime().halt(0);
        }
        drawn = Window.getWindows().stream()
                .filter(Window::isShowing)
                .anyMatch(window -> there.test(window.getScene().getRoot()));
    }
}
