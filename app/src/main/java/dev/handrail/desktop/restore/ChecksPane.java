package dev.handrail.desktop.restore;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What is asked of a restored database besides its rows, and where a drill writes its report. */
final class ChecksPane extends Screen {
    private final Wish wish;

    @FXML
    private VBox asked;

    @FXML
    private Label askedWhat;

    @FXML
    private VBox pages;

    @FXML
    private VBox written;

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
        urlsWhat.setText(Words.of("drill.window.urls.what", "{database}"));
        sql.textProperty().bindBidirectional(wish.sql());
        urls.textProperty().bindBidirectional(wish.urls());
        report.textProperty().bindBidirectional(wish.report());
        Pieces.leftByTab(sql);
        Pieces.leftByTab(urls);
    }

    /** Shows what goes with the way that is chosen. */
    void arrange() {
        Way way = wish.way().get();
        Pieces.shown(asked, way.isAsked());
        Pieces.shown(askedWhat, !way.isDrill());
        Pieces.shown(pages, way == Way.DRILL);
        Pieces.shown(written, way.isDrill());
    }
}
