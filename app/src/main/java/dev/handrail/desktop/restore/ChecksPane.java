package dev.handrail.desktop.restore;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What a drill looks at besides the rows or files, and where it writes its report. */
final class ChecksPane extends Screen {
    private final Wish wish;

    @FXML
    private VBox ofDatabase;

    @FXML
    private TextArea sql;

    @FXML
    private TextArea urls;

    @FXML
    private Label urlsWhat;

    @FXML
    private TextField report;

    ChecksPane(Wish wish) {
        super("checks.fxml");
        this.wish = wish;
    }

    @Override
    protected void built() {
        Pieces.shown(ofDatabase, wish.way().get() == Way.DRILL);
        urlsWhat.setText(Words.of("drill.window.urls.what", "{database}"));
        sql.textProperty().bindBidirectional(wish.sql());
        urls.textProperty().bindBidirectional(wish.urls());
        report.textProperty().bindBidirectional(wish.report());
    }
}
