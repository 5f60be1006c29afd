package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** What stands above a walkthrough: whose it is, how much time is left, and what can be done with the whole of it. */
final class WalkHead extends Screen {
    private final WalkModel model;
    private final WalkSheets sheets;
    private final Keyed keys;
    private final Runnable onLeave;

    @FXML
    private Label title;

    @FXML
    private Label what;

    @FXML
    private Label windowEnd;

    @FXML
    private Button windowEnds;

    @FXML
    private Button handOver;

    @FXML
    private Button stop;

    @FXML
    private Button entry;

    @FXML
    private Button reopen;

    @FXML
    private Button export;

    @FXML
    private Button leave;

    @FXML
    private Label changed;

    /** @param keys does what also has a key */
    WalkHead(WalkModel model, WalkSheets sheets, Keyed keys, Runnable onLeave) {
        super("walk-head.fxml");
        this.model = model;
        this.sheets = sheets;
        this.keys = keys;
        this.onLeave = onLeave;
    }

    @Override
    protected void built() {
        Pieces.wholeOnHover(what);
        Pieces.wholeOnHover(title);
        handOver.setOnAction(event -> keys.pressed(Key.HAND_OVER));
        windowEnds.setOnAction(event -> sheets.windowEnds(model));
        stop.setOnAction(event -> sheets.stop(model, onLeave));
        entry.setOnAction(event -> model.entry());
        reopen.setOnAction(event -> sheets.reopen(model));
        export.setOnAction(event -> sheets.export(model));
        leave.setOnAction(event -> onLeave.run());
    }

    void tell(Walk walk) {
        Standing standing = walk.standing();
        Walkthrough one = standing.walkthrough();
        title.setText(one.title());
        String held = Words.of(
                one.byHand() ? "walk.what.by-hand" : "walk.what",
                standing.holder(),
                model.times().when(one.begun()),
                one.id());
        what.setText(one.several() ? one.named() + " · " + held : held);
        WindowWords words = WindowWords.of(walk.timing());
        windowEnd.setText(words.text());
        windowEnd.getStyleClass().setAll("label", "badge", words.style());
        Pieces.shown(windowEnd, !words.text().isEmpty());
        Pieces.shown(changed, walk.fileChanged());
        changed.setText(Words.of("walk.changed", one.file()));
        Pieces.shown(windowEnds, standing.isOpen());
        Pieces.shown(handOver, standing.isOpen());
        Pieces.shown(stop, standing.isOpen());
        Pieces.shown(entry, !standing.isOpen());
        Pieces.shown(reopen, !standing.isOpen());
        Pieces.shown(export, !standing.isOpen() && model.canExport());
    }
}
