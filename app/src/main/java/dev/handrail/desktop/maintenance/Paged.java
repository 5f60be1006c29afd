package dev.handrail.desktop.maintenance;

import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/**
 * A list of which the first rows are drawn, and some more each time that a person asks for them: hundreds at once would keep
 * the window waiting.
 */
final class Paged<R> {
    private static final int FIRST = 30;
    private static final int STEP = 50;

    private final VBox box;
    private final String words;
    private final Function<R, Node> draw;
    private final Button more = new Button();
    private List<R> rows = List.of();
    /** A row that is as it was is not drawn anew. */
    private Map<R, Node> drawn = new HashMap<>();

    private int shown;

    /**
     * @param id of the button that asks for more
     * @param words what it says, of how many there come and how many there are still
     */
    Paged(VBox box, String id, String words, Function<R, Node> draw) {
        this(box, id, words, FIRST, draw);
    }

    Paged(VBox box, String id, String words, int first, Function<R, Node> draw) {
        this.box = box;
        this.words = words;
        this.draw = draw;
        this.shown = first;
        more.setId(id);
        more.setOnAction(event -> goOn());
    }

    void show(List<R> now) {
        rows = List.copyOf(now);
        fill();
    }

    private void goOn() {
        shown += STEP;
        fill();
        if (more.getParent() != null) {
            // Whoever pages by the keyboard goes on with the same key.
            more.requestFocus();
        }
    }

    private void fill() {
        Map<R, Node> before = drawn;
        drawn = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (R row : rows.subList(0, Math.min(shown, rows.size()))) {
            Node known = before.remove(row);
            Node node = known == null ? draw.apply(row) : known;
            drawn.put(row, node);
            nodes.add(node);
        }
        int left = rows.size() - nodes.size();
        if (left > 0) {
            more.setText(Words.of(words, Math.min(STEP, left), left));
            nodes.add(more);
        }
        box.getChildren().setAll(nodes);
    }
}
