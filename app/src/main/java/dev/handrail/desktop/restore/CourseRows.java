package dev.handrail.desktop.restore;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The steps of the plan in a list, while they are done. */
record CourseRows(Course course) {
    private static final double GAP = 10;

    List<Node> all() {
        List<Course.At> at = course.at();
        List<Node> rows = new ArrayList<>();
        for (int step = 0; step < at.size(); step++) {
            Label words = Pieces.text(course.steps().get(step), at.get(step) == Course.At.NOW ? "strong" : "plain");
            rows.add(new HBox(GAP, icon(at.get(step)), words));
        }
        return rows;
    }

    private static Node icon(Course.At at) {
        Node icon = switch (at) {
            case DONE -> Pieces.icon("fth-check-circle", "good-icon");
            case NOW -> Pieces.icon("fth-disc", "accent-icon");
            case FAILED -> Pieces.icon("fth-x-circle", "bad-icon");
            case TO_COME -> Pieces.icon("fth-circle", "quiet-icon");
        };
        icon.setAccessibleText(Words.of(at.key()));
        return icon;
    }
}
