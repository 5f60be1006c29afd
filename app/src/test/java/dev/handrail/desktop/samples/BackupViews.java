package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Sheets;
import javafx.scene.control.TableView;

/** Brings the window to the backups of a server that has several sources, and to what is laid over them. */
record BackupViews(Window window, Sheets sheets) {
    private static final int INCOMPLETE = 18;

    void open(View view) {
        window.model().goTo("Beamline user office");
        window.model().tab().set(Tab.BACKUPS);
        switch (view) {
            case BACKUPS_INCOMPLETE -> choose();
            case BACKUPS_KEEP -> {
                press("#keep");
                Hand.type(sheets.node(), "#rule-local-configuration", "7d");
            }
            case BACKUPS_ADOPT -> {
                press("#adopt");
                Hand.press(sheets.node(), "#look");
            }
            case BACKUPS_PIN -> {
                press("#pin");
                Hand.type(sheets.node(), "#reason", "Before the migration to PostgreSQL 17");
            }
            default -> {}
        }
    }

    private void press(String button) {
        Hand.press(window.frame().node(), button);
    }

    private void choose() {
        if (Hand.find(window.frame().node(), "#table") instanceof TableView<?> table) {
            table.getSelectionModel().clearAndSelect(INCOMPLETE - 1);
        }
    }
}
