package dev.handrail.desktop.maintenance;

import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;

/**
 * How long answers took over a day, as a line that is broken where there were none.
 *
 * @param pace of each hour, oldest first
 */
record PaceLine(List<OptionalLong> pace) {
    private static final double STEP = 4;
    private static final double HEIGHT = 14;

    /** The lines, each as x and y by turns; the slowest hour reaches to the top. */
    List<List<Double>> lines() {
        long slowest = Math.max(1, slowest());
        List<List<Double>> lines = new ArrayList<>();
        List<Double> line = new ArrayList<>();
        for (int i = 0; i < pace.size(); i++) {
            if (pace.get(i).isPresent()) {
                line.add(i * STEP);
                line.add(HEIGHT - HEIGHT * pace.get(i).getAsLong() / slowest);
            } else if (!line.isEmpty()) {
                lines.add(line);
                line = new ArrayList<>();
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        // An hour alone is a dash, since of a point nothing would be seen.
        lines.stream()
                .filter(one -> one.size() == 2)
                .forEach(one -> one.addAll(List.of(one.get(0) + STEP, one.get(1))));
        return lines;
    }

    private long slowest() {
        return pace.stream().flatMapToLong(OptionalLong::stream).max().orElse(0);
    }

    Pane node() {
        Pane pane = new Pane();
        pane.getStyleClass().add("pace");
        pane.setMinSize(pace.size() * STEP, HEIGHT);
        pane.setMaxHeight(HEIGHT);
        pane.setAccessibleText(Words.of("sites.pace", Amounts.duration(Duration.ofMillis(slowest()))));
        for (List<Double> line : lines()) {
            Polyline drawn = new Polyline();
            drawn.getPoints().addAll(line);
            pane.getChildren().add(drawn);
        }
        return pane;
    }
}
