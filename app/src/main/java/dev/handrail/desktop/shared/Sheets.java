package dev.handrail.desktop.shared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The layer over the window in which sheets are shown, one above the other; the keyboard stays in the topmost. */
public final class Sheets {
    private final StackPane layer = new StackPane();
    private final Deque<Sheet> open = new ArrayDeque<>();
    private @Nullable Node before;
    private boolean backwards;

    public Sheets() {
        layer.getStyleClass().add("sheets");
        layer.setAlignment(Pos.CENTER);
        layer.setVisible(false);
        layer.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        layer.sceneProperty().flatMap(scene -> scene.focusOwnerProperty()).subscribe(this::focused);
    }

    public Parent node() {
        return layer;
    }

    public boolean isOpen() {
        return !open.isEmpty();
    }

    public void show(Sheet sheet) {
        if (open.isEmpty()) {
            before = layer.getScene() == null ? null : layer.getScene().getFocusOwner();
        }
        open.push(sheet);
        sheet.closing(() -> close(sheet));
        sheet.show();
        limit(sheet);
        arrange();
    }

    private void limit(Sheet sheet) {
        if (sheet.node() instanceof Region region) {
            region.setMaxHeight(Region.USE_PREF_SIZE);
            region.setMaxWidth(Region.USE_PREF_SIZE);
        }
    }

    /** Takes a sheet away that nobody waits for any more. */
    public void dismiss(Sheet sheet) {
        close(sheet);
    }

    private void close(Sheet sheet) {
        if (open.remove(sheet)) {
            sheet.hide();
            arrange();
        }
    }

    private void arrange() {
        Sheet top = open.peek();
        layer.getChildren().clear();
        layer.setVisible(top != null);
        if (top != null) {
            layer.getChildren().add(top.node());
            focus(top);
        } else if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    private void pressed(KeyEvent event) {
        Sheet top = open.peek();
        backwards = event.getCode() == KeyCode.TAB && event.isShiftDown();
        if (event.getCode() == KeyCode.ESCAPE && top != null) {
            top.escaped();
            event.consume();
        }
    }

    /** Brings the keyboard back when it would leave the sheet: in at the other end, so that it goes round. */
    private void focused(@Nullable Node owner) {
        Sheet top = open.peek();
        if (top == null || layer.getScene() == null) {
            return;
        }
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == top.node()) {
                return;
            }
        }
        request(control(top.node(), backwards));
    }

    private void focus(Sheet sheet) {
        // What lies in a scroll pane is in the window only when the pane has its skin.
        layer.applyCss();
        Node first = sheet.first();
        request(first != null ? first : control(sheet.node(), false));
    }

    private static void request(@Nullable Node control) {
        if (control != null) {
            control.requestFocus();
        }
    }

    /** The first control there is, or the last. */
    private static @Nullable Node control(Parent parent, boolean last) {
        List<Node> children = parent.getChildrenUnmodifiable();
        for (Node child : last ? children.reversed() : children) {
            if (!child.isVisible() || child.isDisabled()) {
                continue;
            }
            Node within = child instanceof Parent deeper ? control(deeper, last) : null;
            if (child.isFocusTraversable() && (within == null || !last)) {
                return child;
            }
            if (within != null) {
                return within;
            }
        }
        return null;
    }
}
