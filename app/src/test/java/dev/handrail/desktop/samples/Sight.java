package dev.handrail.desktop.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/** What somebody sees who looks at a window closely: cut words, things outside of it, things on top of each other. */
final class Sight {
    private static final double HAIR = 1.0;
    private final Parent window;
    private final @Nullable Node sheets;

    Sight(Parent window) {
        this.window = window;
        this.sheets = window.lookup(".sheets");
    }

    /** Words whose end cannot be read, not on hover either. */
    List<String> cutWords() {
        return seen(Labeled.class)
                .filter(Labeled::isTextTruncated)
                .filter(words -> words instanceof ButtonBase || !toldOnHover(words))
                .map(label -> "cut: " + told(label))
                .toList();
    }

    /** What lies beyond the edge of the window, and no scrolling would bring it in. */
    List<String> outside() {
        return seen(Control.class)
                .filter(node -> !scrolls(node) && !(node instanceof IndexedCell))
                .filter(node -> {
                    Bounds at = place(node);
                    return at.getMinX() < -HAIR
                            || at.getMinY() < -HAIR
                            || at.getMaxX() > window.getLayoutBounds().getWidth() + HAIR
                            || at.getMaxY() > window.getLayoutBounds().getHeight() + HAIR;
                })
                .map(node -> "outside: " + told(node))
                .toList();
    }

    /** Buttons of which one lies on the other. */
    List<String> overlapping() {
        List<ButtonBase> buttons = seen(ButtonBase.class)
                .filter(button -> !scrolls(button) && isOnTop(button))
                .toList();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < buttons.size(); i++) {
            for (int j = i + 1; j < buttons.size(); j++) {
                if (overlap(place(buttons.get(i)), place(buttons.get(j)))) {
                    faults.add("overlapping: " + told(buttons.get(i)) + " and " + told(buttons.get(j)));
                }
            }
        }
        return faults;
    }

    /** What takes the keyboard and has nothing to say to a screen reader. */
    List<String> nameless() {
        return seen(Node.class)
                .filter(Node::isFocusTraversable)
                .filter(node -> !(node instanceof ScrollPane) && !(node instanceof IndexedCell))
                .filter(node -> !hasName(node))
                .map(node -> "nameless: " + told(node))
                .toList();
    }

    /** What can be used now: of a sheet where one is open, or else of the window. */
    List<Node> usable() {
        return seen(Node.class)
                .filter(node -> node.isFocusTraversable() && !node.isDisabled() && isOnTop(node))
                .filter(node -> !(node instanceof IndexedCell) && !isReachedByArrows(node))
                .toList();
    }

    /** Of several toggles that belong together, the chosen one takes the keyboard and the arrow keys go on from it. */
    private static boolean isReachedByArrows(Node node) {
        return node instanceof ToggleButton toggle && toggle.getToggleGroup() != null && !toggle.isSelected();
    }

    private static boolean hasName(Node node) {
        return Stream.of(node.getAccessibleText(), node.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .anyMatch(name -> name instanceof String text && !text.isBlank());
    }

    private static boolean toldOnHover(Labeled words) {
        return words.getTooltip() != null && words.getTooltip().getText().contains(words.getText());
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return one.getMinX() + HAIR < other.getMaxX()
                && other.getMinX() + HAIR < one.getMaxX()
                && one.getMinY() + HAIR < other.getMaxY()
                && other.getMinY() + HAIR < one.getMaxY();
    }

    /** A sheet covers what is under it. */
    private boolean isOnTop(Node node) {
        return sheets == null || !sheets.isVisible() || within(node, parent -> parent == sheets);
    }

    /** Lists, tables and scroll panes keep what is out of sight for later. */
    private static boolean scrolls(Node node) {
        return node instanceof ScrollBar
                || within(
                        node,
                        parent -> parent instanceof IndexedCell
                                || parent.getStyleClass().contains("viewport")
                                || parent.getStyleClass().contains("column-header-background"));
    }

    private static boolean within(Node node, Predicate<Node> what) {
        for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (what.test(parent)) {
                return true;
            }
        }
        return false;
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private <T extends Node> Stream<T> seen(Class<T> kind) {
        List<T> found = new ArrayList<>();
        collect(window, kind, found);
        return found.stream();
    }

    private static <T extends Node> void collect(Node node, Class<T> kind, List<T> found) {
        if (!node.isVisible()) {
            return;
        }
        if (kind.isInstance(node)) {
            found.add(kind.cast(node));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, kind, found));
        }
    }

    private static String told(Node node) {
        Bounds at = place(node);
        String words = node instanceof Labeled label ? " \"" + label.getText() + "\"" : "";
        return String.format(
                Locale.ROOT,
                "%s#%s %s%s at %.0f,%.0f %.0fx%.0f",
                node.getClass().getSimpleName(),
                node.getId(),
                node.getStyleClass(),
                words,
                at.getMinX(),
                at.getMinY(),
                at.getWidth(),
                at.getHeight());
    }
}
