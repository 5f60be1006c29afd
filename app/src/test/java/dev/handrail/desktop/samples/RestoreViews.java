package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.frame.Tab;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;

/** Brings the window to where a backup takes the place of the live database, or is tried out. */
record RestoreViews(Window window) {
    private static final String PARISH = "Parish office";

    void replace(View view) {
        backups(PARISH);
        press("#restore");
        press("#onward");
        if (Hand.find(window.frame().node(), "#way-replace") instanceof RadioButton way) {
            way.fire();
        }
        if (view != View.RESTORE_REPLACE) {
            press("#onward");
            Hand.type(window.frame().node(), "#typed", view == View.RESTORE_REPLACE_PLAN ? "Parish" : PARISH);
        }
        if (view == View.RESTORE_REPLACING || view == View.RESTORE_REPLACED) {
            press("#onward");
        }
    }

    void drill(View view) {
        backups(PARISH);
        press("#drill");
        if (view != View.DRILL) {
            press("#onward");
            press("#onward");
        }
    }

    void count() {
        window.model().goTo("Beamline user office");
        window.model().tab().set(Tab.OVERVIEW);
        press("#count-portal");
    }

    void tables(String server) {
        backups(server);
        press("#restore");
        press("#onward");
        if (Hand.find(window.frame().node(), "#way-tables") instanceof RadioButton way) {
            way.fire();
        }
    }

    void files(View view) {
        backups("Beamline user office");
        if (Hand.find(window.frame().node(), "#table") instanceof TableView<?> table) {
            table.getSelectionModel().clearAndSelect(0);
        }
        press("#restore");
        if (view == View.RESTORE_FOLDER) {
            press("#onward");
        }
    }

    void recover(View view) {
        backups("Beamline user office");
        if (Hand.find(window.frame().node(), "#backups-more") instanceof MenuButton more) {
            more.getItems().getLast().fire();
        }
        if (view == View.RECOVER_FOUND) {
            press("#look");
        }
        if (view == View.RECOVER_BACK) {
            press("#onward");
        }
    }

    void rows(View view) {
        backups(PARISH);
        press("#compareRows");
        if (view == View.ROWS_CHOSEN) {
            for (String kind : List.of("#kind-changed", "#kind-extra")) {
                if (Hand.find(window.frame().node(), kind) instanceof CheckBox box) {
                    box.setSelected(true);
                }
            }
        }
        if (view == View.ROWS_PLAN) {
            press("#act");
        }
        if (view == View.ROWS_AWAY) {
            table(SampleRescue.AWAY);
        }
    }

    /** Asks for the rows of another table than those that are shown. */
    void another() {
        table(1);
    }

    private void table(int place) {
        if (Hand.find(window.frame().node(), "#tables") instanceof TableView<?> tables) {
            tables.getSelectionModel().clearAndSelect(place);
            tables.scrollTo(place);
        }
    }

    private void backups(String server) {
        window.model().goTo(server);
        window.model().tab().set(Tab.BACKUPS);
    }

    private void press(String button) {
        Hand.press(window.frame().node(), button);
    }
}
