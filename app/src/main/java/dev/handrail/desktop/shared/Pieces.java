package dev.handrail.desktop.shared;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small pieces that screens are put together from where their number is not known beforehand. */
public final class Pieces {
    private static final double WIDEST_HINT = 480;
    private static final int LETTERS_IN_A_ROW = 78;
    private static final int MOST_ROWS = 6;

    private Pieces() {}

    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that goes on in the next line where there is no room. */
    public static Label text(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** What is told on hover: one that is long goes on in the next line, and never leaves the screen. */
    public static Tooltip hint(String text) {
        Tooltip hint = new Tooltip(text);
        hint.setWrapText(true);
        hint.setMaxWidth(WIDEST_HINT);
        return hint;
    }

    /** Tells on hover what there was no room for. */
    public static void wholeOnHover(Labeled words) {
        Whole whole = new Whole(words);
        words.textTruncatedProperty().subscribe(whole::tell);
    }

    /** What there was no room for: made when it is first told, since a window comes with it and most words are never cut. */
    private static final class Whole {
        private final Labeled words;
        private @Nullable Tooltip hint;

        Whole(Labeled words) {
            this.words = words;
        }

        void tell(boolean cut) {
            words.setTooltip(cut ? hint() : null);
        }

        private Tooltip hint() {
            Tooltip before = hint;
            if (before != null) {
                return before;
            }
            Tooltip made = Pieces.hint("");
            made.textProperty().bind(words.textProperty());
            hint = made;
            return made;
        }
    }

    /** Asks for as much height as its content has at the width it gets: lines that wrap are not hidden where there is room. */
    public static void asTallAsItsContent(ScrollPane scroll) {
        scroll.viewportBoundsProperty()
                .subscribe(bounds ->
                        scroll.setPrefViewportHeight(scroll.getContent().prefHeight(bounds.getWidth())));
    }

    public static Label badge(String text, String style) {
        Label badge = label(text, "badge", style);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        return badge;
    }

    public static FontIcon icon(String literal, String style) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().add(style);
        return icon;
    }

    /** A command as it would be typed: all of it to be seen, selected and copied. */
    public static TextArea command(String text) {
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().addAll("mono", "command");
        int rows = text.lines()
                .mapToInt(line -> 1 + line.length() / LETTERS_IN_A_ROW)
                .sum();
        area.setPrefRowCount(Math.clamp(rows, 1, MOST_ROWS));
        area.setAccessibleText(text);
        leftByTab(area);
        return area;
    }

    public static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** Takes the node out of sight and out of the way while the condition does not hold. */
    public static void shownWhen(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    public static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** No text here holds a tabulator, so the key goes on to the next field, as everywhere else in a form. */
    public static void leftByTab(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                event.consume();
                area.fireEvent(new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
            }
        });
    }

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
