package dev.handrail.desktop.running;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Notice;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a person should know, one line each, until it is dismissed; a flood of it does not cover the window. */
public final class NoticeBar extends VBox {
    private static final int SHOWN = 3;
    private static final double GAP = 10;

    private final ObservableList<Notice> notices;

    public NoticeBar(ObservableList<Notice> notices) {
        this.notices = notices;
        notices.addListener((ListChangeListener<Notice>) change -> fill());
        fill();
    }

    private void fill() {
        getChildren().setAll(notices.stream().limit(SHOWN).map(this::row).toList());
        if (notices.size() > SHOWN) {
            getChildren().add(rest(notices.size() - SHOWN));
        }
    }

    private Node rest(int more) {
        Button dismiss = new Button(Words.of("notice.dismiss.all"));
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setOnAction(event -> notices.clear());
        HBox row = new HBox(GAP, Pieces.text(Words.of("notice.more", more)), Pieces.gap(), dismiss);
        row.getStyleClass().addAll("notice", Light.UNKNOWN.style());
        return row;
    }

    private Node row(Notice notice) {
        Label text = Pieces.text(notice.text());
        Button act = new Button(notice.button());
        act.setMnemonicParsing(false);
        act.setMinWidth(USE_PREF_SIZE);
        act.setOnAction(event -> {
            if (notice.once()) {
                notices.remove(notice);
            }
            notice.action().run();
        });
        Button dismiss = new Button();
        dismiss.setGraphic(Pieces.icon("fth-x", "quiet-icon"));
        dismiss.setAccessibleText(Words.of("notice.dismiss"));
        dismiss.getStyleClass().add("flat");
        dismiss.setOnAction(event -> notices.remove(notice));
        HBox row = new HBox(GAP, text, Pieces.gap(), act, dismiss);
        row.getStyleClass().addAll("notice", notice.light().style());
        return row;
    }
}
