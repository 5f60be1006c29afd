package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.server.Server;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;

/** Brings the window to the views in which a server is set up. */
record ServerViews(Window window, Sheets sheets) {
    private static final String PARISH = "Parish office";

    void open(View view) {
        switch (view) {
            case FORM_EDIT -> window.actions().edit(server(PARISH));
            case FORM_SOCKET -> scrolled("Makerspace", 0.7);
            case FORM_CONTAINER -> scrolled("Beamline user office", 0.7);
            case FORM_REST -> scrolled(PARISH, 1);
            case PROFILE_TEXT -> asText();
            case PROFILE_WRONG -> asWrongText();
            case RENAME -> {
                window.actions().rename(server(PARISH));
                Hand.type(sheets.node(), "#name", "Parish office, new");
            }
            case REMOVE -> {
                window.model().goTo(PARISH);
                window.model().tab().set(Tab.OVERVIEW);
                window.actions().remove(server(PARISH));
            }
            case IMPORT -> {
                window.actions().importServers();
                Hand.press(sheets.node(), "#fromSsh");
            }
            case FORM_WRONG -> wrong();
            default -> window.actions().addServer();
        }
    }

    private void scrolled(String name, double how) {
        window.actions().edit(server(name));
        if (Hand.find(sheets.node(), ".form-scroll") instanceof ScrollPane pane) {
            pane.setVvalue(how);
        }
    }

    private void asText() {
        window.actions().edit(server(PARISH));
        Hand.press(sheets.node(), "#asText");
    }

    private void asWrongText() {
        asText();
        if (Hand.find(sheets.node(), ".profile-editor .text-area") instanceof TextArea area) {
            area.setText(
                    area.getText().replace("journal: nginx", "jurnal: nginx").replace("retry: 60", "retry: soon"));
        }
    }

    private void wrong() {
        window.actions().addServer();
        Hand.type(sheets.node(), "#name", PARISH);
        Hand.type(sheets.node(), "#host", "deploy@example.org");
        Hand.type(sheets.node(), "#port", "70000");
        Hand.press(sheets.node(), "#addDatabase");
        Hand.press(sheets.node(), "#save");
    }

    private Server server(String name) {
        return window.model().servers().stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
