package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Sheets;
import javafx.scene.control.TableView;

/** Brings the window to the journal, and to what a person writes there. */
record JournalViews(Window window, Sheets sheets) {
    void open(View view) {
        show("Parish office");
        switch (view) {
            case JOURNAL_WRITE -> {
                Hand.press(window.frame().node(), "#write");
                Hand.type(sheets.node(), "#what", "Changed the toner");
                Hand.type(sheets.node(), "#from", "23:40");
                Hand.type(sheets.node(), "#activities", "- Took the old cartridge out\n- Put a new one in");
            }
            case JOURNAL_ENTRY -> choose("20261119-210500-d5k");
            case JOURNAL_SEARCH -> {
                Hand.type(window.frame().node(), "#search", "dump");
                Hand.press(window.frame().node(), "#transcripts");
            }
            default -> throw new IllegalArgumentException(view.toString());
        }
    }

    private void show(String server) {
        window.model().goTo(server);
        window.model().tab().set(Tab.JOURNAL);
    }

    private void choose(String id) {
        if (Hand.find(window.frame().node(), "#table") instanceof TableView<?> table) {
            for (int i = 0; i < table.getItems().size(); i++) {
                if (table.getItems().get(i).toString().contains(id)) {
                    table.getSelectionModel().select(i);
                }
            }
        }
    }
}
