package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.frame.Tab;
import javafx.scene.control.RadioButton;

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

    private void backups(String server) {
        window.model().goTo(server);
        window.model().tab().set(Tab.BACKUPS);
    }

    private void press(String button) {
        Hand.press(window.frame().node(), button);
    }
}
