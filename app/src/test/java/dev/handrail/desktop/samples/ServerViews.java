package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.server.Server;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;

/** Brings the window to the views in which a server is set up. */
record ServerViews(Window window, Sheets sheets) {
    private static final String PARISH = "Parish office";

    void open(View view) {
        switch (view) {
            case FORM_EDIT -> window.actions().edit(server(PARISH));
            case FORM_SOCKET -> page("Makerspace", "databases", true);
            case FORM_CONTAINER -> page("Beamline user office", "databases", true);
            case FORM_DUMP -> dump(PARISH);
            case FORM_MARIADB -> dump(SampleMariaDb.SERVER);
            case FORM_FILES -> directory();
            case FORM_COLD -> cold();
            case FORM_SCRIPTS -> script();
            case FORM_REPOSITORIES -> repository();
            case FORM_DESTINATIONS -> page(PARISH, "destinations", false);
            case FORM_S3 -> s3();
            case FORM_TRIED -> tried();
            case FORM_ENCRYPTION -> identity();
            case FORM_PACKING -> page(PARISH, "packing", false);
            case FORM_SITES -> page(PARISH, "sites", true);
            case FORM_SWITCH -> page(PARISH, "switch", false);
            case FORM_LOGS -> page(PARISH, "logs", true);
            case FORM_CONTACTS -> page(PARISH, "contacts", true);
            case FORM_REST -> page(PARISH, "rest", false);
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
            case TEMPLATES -> window.actions().addServer();
            case FORM_TEMPLATE -> template("databases");
            case FORM_TEMPLATE_LOGS -> template("logs");
            case FORM_TEMPLATE_CONTACTS -> template("contacts");
            default -> empty();
        }
    }

    private void page(String name, String page, boolean opens) {
        window.actions().edit(server(name));
        turn(page);
        if (opens) {
            Hand.press(sheets.node(), ".part-head");
        }
    }

    private void turn(String page) {
        if (Hand.find(sheets.node(), "#page-" + page) instanceof ToggleButton tab) {
            tab.fire();
        } else {
            throw new IllegalStateException("There is no page " + page);
        }
    }

    private void dump(String server) {
        page(server, "databases", true);
        if (Hand.find(sheets.node(), "#otherwise") instanceof ToggleButton more) {
            more.setSelected(true);
        }
        if (Hand.find(sheets.node(), ".form-scroll") instanceof ScrollPane pane) {
            pane.setVvalue(1);
        }
    }

    private void directory() {
        page(PARISH, "files", false);
        Hand.press(sheets.node(), "#add-files");
        Hand.type(sheets.node(), "#files #name", "uploads");
        Hand.type(sheets.node(), "#files #directory", "/var/www/chms/backend/storage/app/public");
        Hand.type(sheets.node(), "#exclude", "*.tmp\n*.cache");
    }

    private void cold() {
        page("Beamline user office", "files", false);
        Hand.press(sheets.node(), "#add-files");
        Hand.type(sheets.node(), "#files #name", "database-directory");
        Hand.type(sheets.node(), "#files #directory", "/srv/uso/database");
        if (Hand.find(sheets.node(), "#cold") instanceof CheckBox stops) {
            stops.setSelected(true);
        }
        Hand.type(sheets.node(), "#stop", "podman-compose down");
        Hand.type(sheets.node(), "#start", "podman-compose up -d");
    }

    private void script() {
        page("Makerspace", "scripts", false);
        Hand.press(sheets.node(), "#add-scripts");
        Hand.type(sheets.node(), "#scripts #name", "own-backup");
        Hand.type(sheets.node(), "#command", "/home/deploy/backup.sh --to \"/home/deploy/my backups");
    }

    private void repository() {
        page(PARISH, "repositories", false);
        Hand.press(sheets.node(), "#add-repositories");
        Hand.type(sheets.node(), "#repositories #name", "code");
        Hand.type(sheets.node(), "#repositories #url", "https://git.example.org/parish/chms.git");
    }

    private void s3() {
        page(PARISH, "destinations", false);
        Hand.press(sheets.node(), "#add-destinations");
        Hand.type(sheets.node(), "#destinations #name", "elsewhere");
        if (Hand.find(sheets.node(), "#destinations #kind") instanceof Parent kinds
                && kinds.getChildrenUnmodifiable().getLast() instanceof ToggleButton bucket) {
            bucket.setSelected(true);
        }
        Hand.type(sheets.node(), "#destinations #endpoint", "s3.example.org");
        Hand.press(sheets.node(), "#destinations #tryIt");
    }

    private void tried() {
        page(PARISH, "destinations", true);
        Hand.press(sheets.node(), "#destinations #tryIt");
    }

    private void identity() {
        page(PARISH, "encryption", false);
        if (Hand.find(sheets.node(), "#by") instanceof Parent ways
                && ways.getChildrenUnmodifiable().get(1) instanceof ToggleButton recipients) {
            recipients.setSelected(true);
        }
        Hand.press(sheets.node(), "#makeForVault");
    }

    private void asText() {
        page(PARISH, "rest", false);
        Hand.press(sheets.node(), "#asText");
    }

    private void asWrongText() {
        asText();
        if (Hand.find(sheets.node(), ".profile-editor .text-area") instanceof TextArea area) {
            area.setText(
                    area.getText().replace("journal: nginx", "jurnal: nginx").replace("retry: 60", "retry: soon"));
        }
    }

    private void empty() {
        window.actions().addServer();
        Hand.press(sheets.node(), "#empty");
    }

    private void template(String page) {
        window.actions().addServer();
        Hand.press(sheets.node(), "#template-laravel");
        turn(page);
        if (page.equals("databases")) {
            Hand.press(sheets.node(), ".part-head");
        }
    }

    private void wrong() {
        empty();
        Hand.type(sheets.node(), "#name", PARISH);
        Hand.type(sheets.node(), "#host", "deploy@example.org");
        Hand.type(sheets.node(), "#port", "70000");
        turn("databases");
        Hand.press(sheets.node(), "#add-databases");
        turn("server");
        Hand.press(sheets.node(), "#save");
    }

    private Server server(String name) {
        return window.model().servers().stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
