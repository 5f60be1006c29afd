package dev.handrail.desktop.servers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** A text to be written with the numbers of its lines beside it, of which some are marked as wrong. */
public final class ProfileEditor extends HBox {
    private static final double ABOVE = 7;
    private static final double BESIDE = 10;

    private final TextArea area = new TextArea();
    private final Text numbers = new Text();
    private final Pane moving = new Pane(numbers);
    private final Pane gutter = new Pane(moving);
    private final List<Integer> wrong = new ArrayList<>();
    private double step;

    public ProfileEditor() {
        getStyleClass().add("profile-editor");
        area.getStyleClass().add("mono");
        area.setTextFormatter(new TextFormatter<>(ProfileEditor::withoutTabs));
        numbers.getStyleClass().add("line-numbers");
        gutter.getStyleClass().add("gutter");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(gutter.widthProperty());
        clip.heightProperty().bind(gutter.heightProperty());
        gutter.setClip(clip);
        moving.translateYProperty().bind(area.scrollTopProperty().negate());
        HBox.setHgrow(area, Priority.ALWAYS);
        getChildren().addAll(gutter, area);
        area.textProperty().subscribe(this::number);
        numbers.layoutBoundsProperty().subscribe(this::place);
        area.needsLayoutProperty().subscribe(this::keepStep);
    }

    public TextArea area() {
        return area;
    }

    /** Marks these lines, and no others. */
    void mark(Collection<Integer> lines) {
        wrong.clear();
        wrong.addAll(lines);
        place();
    }

    /** Chooses a line, so that it can be seen and corrected. */
    void goTo(int line) {
        List<String> lines = area.getText().lines().toList();
        int at = Math.clamp(line, 1, Math.max(1, lines.size())) - 1;
        int start = lines.subList(0, at).stream()
                .mapToInt(before -> before.length() + 1)
                .sum();
        area.requestFocus();
        area.selectRange(start + (lines.isEmpty() ? 0 : lines.get(at).length()), start);
    }

    /** YAML knows no tabulators. */
    private static TextFormatter.Change withoutTabs(TextFormatter.Change change) {
        String spaced = change.getText().replace("\t", "  ");
        int more = spaced.length() - change.getText().length();
        if (more > 0) {
            change.setText(spaced);
            change.selectRange(change.getAnchor() + more, change.getCaretPosition() + more);
        }
        return change;
    }

    private void number(String text) {
        int lines = (int) lines(text);
        numbers.setText(
                IntStream.rangeClosed(1, lines).mapToObj(Integer::toString).collect(Collectors.joining("\n")));
    }

    /** The lines of a text area are higher than those of a plain text, by a little that depends on the font. */
    private void keepStep() {
        if (area.lookup(".content .text") instanceof Text written
                && !written.getText().isEmpty()) {
            step = written.getLayoutBounds().getHeight() / lines(written.getText());
            Text one = new Text("1");
            one.setFont(numbers.getFont());
            numbers.setLineSpacing(step - one.getLayoutBounds().getHeight());
            place();
        }
    }

    private static long lines(String text) {
        return 1 + text.chars().filter(c -> c == '\n').count();
    }

    private void place() {
        double width = numbers.getLayoutBounds().getWidth() + 2 * BESIDE;
        gutter.setMinWidth(width);
        numbers.relocate(BESIDE, ABOVE);
        List<Node> marks = new ArrayList<>();
        for (int line : wrong) {
            Region mark = new Region();
            mark.getStyleClass().add("wrong-line");
            mark.resizeRelocate(0, ABOVE + (line - 1) * step, width, step);
            mark.setManaged(false);
            marks.add(mark);
        }
        marks.add(numbers);
        moving.getChildren().setAll(marks);
    }
}
