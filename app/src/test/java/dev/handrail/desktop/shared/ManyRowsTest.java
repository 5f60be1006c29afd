package dev.handrail.desktop.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManyRowsTest extends WindowTest {
    private static final int ROWS = 10_000;
    /** A window of 800 pixels shows 24 rows; a few more are kept for those that scroll in. */
    private static final int IN_SIGHT = 40;

    private final AtomicInteger rows = new AtomicInteger();
    private TableView<Integer> table;

    @BeforeEach
    void openTable() {
        table = onWindow(() -> {
            TableView<Integer> made = new TableView<>(FXCollections.observableArrayList(
                    IntStream.range(0, ROWS).boxed().toList()));
            TableColumn<Integer, String> words = new TableColumn<>("Words");
            TableColumn<Integer, Integer> node = new TableColumn<>("Node");
            Tables.words(words, number -> "row " + number);
            Tables.nodes(node, number -> number, this::node, Object::toString);
            made.getColumns().setAll(List.of(words, node));
            made.setRowFactory(view -> {
                rows.incrementAndGet();
                return new TableRow<>();
            });
            Tables.alike(made);
            return made;
        });
        open(() -> table);
    }

    @Test
    void onlyTheRowsInSightHaveCells() {
        assertThat(rows.get()).isBetween(20, IN_SIGHT);
        assertThat(lookup("row 0").tryQuery()).isPresent();
    }

    @Test
    void scrollingFromEndToEndUsesTheSameRowsAgain() {
        for (int at = 0; at < ROWS; at += 250) {
            scrollTo(at);
        }
        scrollTo(ROWS - 1);

        eventually(() -> lookup("row " + (ROWS - 1)).tryQuery().isPresent());
        assertThat(rows.get()).isLessThanOrEqualTo(2 * IN_SIGHT);
    }

    private void scrollTo(int at) {
        onWindow(() -> {
            table.scrollTo(at);
            table.layout();
            return true;
        });
    }

    private Label node(Integer number) {
        return new Label("node " + number);
    }
}
