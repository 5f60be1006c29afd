package dev.handrail.desktop;

import dev.handrail.desktop.frame.Actions;
import dev.handrail.desktop.frame.Frame;
import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.server.Server;
import java.util.function.Consumer;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** What each key does; while a sheet is open they do nothing, nor do the menus that show the same keys. */
record Keys(Frame frame, Actions actions, Sheets sheets) {
    void bind(Scene scene) {
        HeldLetter held = new HeldLetter();
        scene.addEventFilter(KeyEvent.ANY, held::pass);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, held));
    }

    private void pressed(KeyEvent event, HeldLetter held) {
        for (Key key : Key.values()) {
            if (key.combination().match(event) && !isLeft(key, event)) {
                if (key.isLetter()) {
                    held.hold(event.getCode());
                }
                if (!sheets.isOpen()) {
                    act(key);
                }
                event.consume();
                return;
            }
        }
    }

    /** A letter is for who writes, and by the key by which a step is done a sheet goes on. */
    private boolean isLeft(Key key, KeyEvent event) {
        return key.isLetter() && (sheets.isOpen() || isWritten(event.getTarget()))
                || key == Key.DONE && sheets.isOpen();
    }

    private static boolean isWritten(EventTarget target) {
        return switch (target) {
            case TextInputControl field -> field.isEditable();
            case ComboBoxBase<?> box -> box.isEditable();
            case Spinner<?> spinner -> spinner.isEditable();
            default -> false;
        };
    }

    private void act(Key key) {
        FrameModel model = frame.model();
        switch (key) {
            case PALETTE -> actions.palette();
            case KEYS -> actions.keys();
            case SEARCH -> frame.focusSearch();
            case FLEET -> model.place().set(Place.FLEET);
            case TAB_1 -> model.goToTab(1);
            case TAB_2 -> model.goToTab(2);
            case TAB_3 -> model.goToTab(3);
            case TAB_4 -> model.goToTab(4);
            case TAB_5 -> model.goToTab(5);
            case BACK_UP ->
                onServer(server -> {
                    if (model.canBackUp()) {
                        actions.backUp(server);
                    }
                });
            case ADD -> actions.addServer();
            case EDIT -> onServer(actions::edit);
            case TEST -> onServer(actions::test);
            case RENAME -> onServer(actions::rename);
            case EXPORT -> onServer(actions::export);
            case BOOK -> onServer(actions::book);
            case REMOVE -> onServer(actions::remove);
            case IMPORT -> actions.importServers();
            case RESTORE, VERIFY, DRILL, COMMANDS, DELETE -> frame.pressed(key);
            case DONE, SKIP, FAILED, NOTE, HAND_OVER -> frame.pressed(key);
            case WRITE ->
                onServer(server -> {
                    model.tab().set(Tab.JOURNAL);
                    frame.pressed(key);
                });
            case OPEN_GUIDE -> onServer(actions::openGuide);
            case TRANSCRIPT -> frame.bar().openTranscript();
            case CANCEL -> frame.bar().cancelShown();
            case MAINTENANCE -> maintain();
            case LOCK -> actions.lockVault();
            case SETTINGS -> actions.settings();
        }
    }

    /** Of the server that is shown, or of the one that is chosen among all. */
    private void maintain() {
        if (frame.model().server().get() == null) {
            frame.pressed(Key.MAINTENANCE);
        } else {
            onServer(actions::maintain);
        }
    }

    private void onServer(Consumer<Server> action) {
        Server server = frame.model().server().get();
        if (server != null) {
            action.accept(server);
        }
    }
}
