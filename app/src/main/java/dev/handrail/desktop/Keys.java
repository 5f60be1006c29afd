package dev.handrail.desktop;

import dev.handrail.desktop.frame.Actions;
import dev.handrail.desktop.frame.Frame;
import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.server.Server;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** What each key does; while a sheet is open, the keys are its own. */
record Keys(Frame frame, Actions actions, Sheets sheets) {
    void bind(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (sheets.isOpen()) {
            return;
        }
        for (Key key : Key.values()) {
            if (key.combination().match(event)) {
                act(key);
                event.consume();
                return;
            }
        }
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
            case BACK_UP ->
                onServer(server -> {
                    if (model.canBackUp()) {
                        actions.backUp(server);
                    }
                });
            case ADD -> actions.addServer();
            case EDIT -> onServer(actions::edit);
            case TEST -> onServer(actions::test);
            case TRANSCRIPT -> frame.bar().openTranscript();
            case CANCEL -> frame.bar().cancelShown();
            case LOCK -> actions.lockVault();
            case SETTINGS -> actions.settings();
        }
    }

    private void onServer(Consumer<Server> action) {
        Server server = frame.model().server().get();
        if (server != null) {
            action.accept(server);
        }
    }
}
