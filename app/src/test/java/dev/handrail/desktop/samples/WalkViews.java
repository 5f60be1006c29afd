package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Sheets;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;

/** Brings the window to the runbooks, and to what is followed. */
record WalkViews(Window window, Sheets sheets) {
    void open(View view) {
        window.model().goTo("Parish office");
        window.model().tab().set(Tab.RUNBOOKS);
        switch (view) {
            case RUNBOOKS -> choose("Laravel update, 1");
            case RUNBOOK_START -> {
                choose("Laravel update, 1");
                press("#start");
                Hand.type(sheets.node(), "#set-branch", "release 11!");
            }
            case WALK_RUNNING -> resume("Laravel update, at");
            case WALK_FAILED -> resume("Monthly restore test, at");
            case WALK_WHAT_NOW -> {
                resume("Monthly restore test, at");
                press("#failed");
                if (Hand.find(sheets.node(), "#turn-stop") instanceof RadioButton stop) {
                    stop.fire();
                }
            }
            case WALK_PERSON -> {
                resume("Laravel update, at");
                chooseStep(0);
            }
            case WALK_HAND_OVER -> {
                resume("Laravel update, at");
                press("#handOver");
                Hand.type(sheets.node(), "#name", "Jonas");
            }
            case WALK_SIGN_OFF -> toTheEnd();
            case WALK_LOG_ENTRY -> {
                toTheEnd();
                Hand.type(sheets.node(), "#signer-2", "Jonas");
                Hand.press(sheets.node(), "#action");
                press("#entry");
                Hand.type(sheets.node(), "#nextSteps", "- Ask the provider for another key of the bucket");
            }
            case WALK_EXPORT -> {
                choose("Laravel update, at");
                press("#export");
                Hand.type(sheets.node(), "#file", "/home/mara/Documents/laravel-update.pdf");
            }
            case WALK_SERVERS -> resume("Operating system updates, at");
            case WALK_START_SERVERS -> {
                choose("Laravel update, 1");
                press("#start");
                if (Hand.find(sheets.node(), "#also-Makerspace") instanceof CheckBox other) {
                    other.fire();
                }
            }
            case WALK_REOPEN -> {
                resume("Laravel update, begun");
                press("#reopen");
                Hand.type(sheets.node(), "#words", "The queue does not run since");
            }
            case WALK_UNDO_ALL -> {
                resume("Compose update, at");
                press("#failed");
                if (Hand.find(sheets.node(), "#turn-undo_all") instanceof RadioButton all) {
                    all.fire();
                }
            }
            case RUNBOOK_WRITING -> press("#help");
            default -> throw new IllegalArgumentException(view.toString());
        }
    }

    /** Leaves out what is left of it, and comes to where it is signed. */
    private void toTheEnd() {
        resume("Monthly restore test, at");
        for (String reason : List.of("the bucket's key has run out", "nothing was restored")) {
            press("#skip");
            Hand.type(sheets.node(), "#words", reason);
            Hand.press(sheets.node(), "#action");
        }
        press("#primary");
    }

    private void resume(String row) {
        choose(row);
        press("#resume");
    }

    /** The first row that reads so. */
    private void choose(String read) {
        if (Hand.find(window.frame().node(), "#list") instanceof ListView<?> list) {
            for (int i = 0; i < list.getItems().size(); i++) {
                if (String.valueOf(list.getItems().get(i)).startsWith(read)) {
                    list.getSelectionModel().clearAndSelect(i);
                    return;
                }
            }
        }
        throw new IllegalStateException("There is no row " + read);
    }

    private void chooseStep(int which) {
        if (Hand.find(window.frame().node(), "#list") instanceof ListView<?> list) {
            list.getSelectionModel().clearAndSelect(list.getItems().size() - 1 - which);
        }
    }

    private void press(String button) {
        Node found = Hand.find(window.frame().node(), button);
        if (found instanceof Button there) {
            there.fire();
        } else {
            throw new IllegalStateException("There is no button " + button);
        }
    }
}
