package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.operation.Answer;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;

/** Shows the answer to a question: its table, its lines, or both. */
public final class AnswerSheet extends Sheet {
    private static final double LETTER = 7.2;
    private static final double BESIDE = 24;
    private static final double NARROWEST = 60;
    private static final double WIDEST = 340;
    private static final int MEASURED = 200;
    private static final int LETTERS_IN_A_ROW = 100;
    private static final int MOST_ROWS = 18;

    private final String heading;
    private final Answer answer;

    @FXML
    private Label title;

    @FXML
    private TableView<List<String>> table;

    @FXML
    private TextArea text;

    @FXML
    private Button copy;

    @FXML
    private Button close;

    public AnswerSheet(String heading, Answer answer) {
        super("answer.fxml");
        this.heading = heading;
        this.answer = answer;
    }

    @Override
    protected void built() {
        title.setText(heading);
        fillTable();
        text.setText(String.join("\n", lines(answer)));
        text.setAccessibleText(heading);
        text.setPrefRowCount(rows());
        Pieces.shown(table, !answer.heads().isEmpty());
        Pieces.shown(text, !lines(answer).isEmpty());
        copy.setOnAction(event -> Pieces.copy(text(answer)));
        close.setOnAction(event -> close());
    }

    private void fillTable() {
        for (int at = 0; at < answer.heads().size(); at++) {
            int place = at;
            TableColumn<List<String>, String> column =
                    new TableColumn<>(answer.heads().get(at));
            Tables.words(column, row -> place < row.size() ? row.get(place) : "");
            column.setPrefWidth(width(place));
            table.getColumns().add(column);
        }
        table.getItems().setAll(answer.rows());
        table.setAccessibleText(heading);
        table.setPlaceholder(Pieces.label(Words.of("answer.nothing"), "meta"));
        Tables.copyable(table);
        Tables.alike(table);
    }

    /** As wide as the widest of the first rows, within reason. */
    private double width(int place) {
        int letters = Stream.concat(
                        Stream.of(answer.heads()), answer.rows().stream().limit(MEASURED))
                .filter(row -> place < row.size())
                .mapToInt(row -> row.get(place).length())
                .max()
                .orElse(0);
        return Math.clamp(letters * LETTER + BESIDE, NARROWEST, WIDEST);
    }

    private int rows() {
        int rows = lines(answer).stream()
                .flatMap(String::lines)
                .mapToInt(line -> 1 + line.length() / LETTERS_IN_A_ROW)
                .sum();
        return Math.clamp(rows, 1, MOST_ROWS);
    }

    @Override
    protected Node first() {
        return close;
    }

    static String text(Answer answer) {
        List<String> lines = new ArrayList<>();
        if (!answer.heads().isEmpty()) {
            lines.add(String.join("\t", answer.heads()));
        }
        answer.rows().forEach(row -> lines.add(String.join("\t", row)));
        lines.addAll(lines(answer));
        return String.join("\n", lines);
    }

    /** What is said below the table. */
    private static List<String> lines(Answer answer) {
        return Stream.concat(answer.lines().stream(), answer.asides().stream()).toList();
    }
}
