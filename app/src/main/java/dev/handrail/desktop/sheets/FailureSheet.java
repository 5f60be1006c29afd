package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says what was tried, what came back and what to do. */
public final class FailureSheet extends Sheet {
    private static final int LETTERS_IN_A_ROW = 70;
    private static final int MOST_ROWS = 8;

    private final FailureModel model;
    private final @Nullable Runnable again;

    @FXML
    private VBox paper;

    @FXML
    private Label tried;

    @FXML
    private VBox answer;

    @FXML
    private TextArea cameBack;

    @FXML
    private Label next;

    @FXML
    private Button copy;

    @FXML
    private Button retry;

    @FXML
    private Button close;

    /** @param again tries it once more, or null where that makes no sense */
    public FailureSheet(FailureModel model, @Nullable Runnable again) {
        super("failure.fxml");
        this.model = model;
        this.again = again;
    }

    @Override
    protected void built() {
        if (model.alarming()) {
            paper.getStyleClass().add("alarm");
        }
        tried.setText(model.tried());
        next.setText(model.next());
        String came = model.cameBack() == null ? "" : model.cameBack();
        cameBack.setText(came);
        int rows = came.lines()
                .mapToInt(line -> 1 + line.length() / LETTERS_IN_A_ROW)
                .sum();
        cameBack.setPrefRowCount(Math.clamp(rows, 1, MOST_ROWS));
        Pieces.shown(answer, !came.isEmpty());
        Pieces.shown(retry, again != null);
        copy.setOnAction(event -> Pieces.copy(model.details()));
        close.setOnAction(event -> close());
        retry.setOnAction(event -> tryAgain());
    }

    private void tryAgain() {
        close();
        if (again != null) {
            again.run();
        }
    }

    @Override
    protected Node first() {
        return close;
    }
}
