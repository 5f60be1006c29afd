package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.FailureModel;
import dev.handrail.desktop.sheets.FailureSheet;
import dev.handrail.desktop.sheets.HostKeySheet;
import dev.handrail.desktop.sheets.QuestionSheet;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Server;
import dev.handrail.shell.HostKey;
import dev.handrail.words.OperationFailed;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** Every view there is a picture of, and how one comes to it. */
enum View {
    WELCOME,
    FLEET,
    OVERVIEW,
    OVERVIEW_RUNNING,
    TRANSCRIPT,
    BACKUPS,
    JOURNAL,
    JOURNAL_FAILED,
    RESTORE_CONTENT,
    RESTORE_TARGET,
    RESTORE_PLAN,
    FORM_ADD,
    FORM_WRONG,
    FORM_EDIT,
    IMPORT,
    SETTINGS,
    PALETTE,
    KEYS,
    PLAN,
    COMMANDS,
    FAILURE,
    HOST_KEY_CHANGED,
    HOST_KEY,
    QUESTION,
    VAULT_CREATE;

    private static final String PARISH = "Parish office";

    /** As its picture is called. */
    String file() {
        return String.format(
                Locale.ROOT,
                "%02d-%s",
                ordinal() + 1,
                name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Whether it is of somebody who has just begun. */
    boolean empty() {
        return this == WELCOME;
    }

    /** Whether something runs meanwhile. */
    boolean running() {
        return this == OVERVIEW_RUNNING || this == TRANSCRIPT || this == BACKUPS;
    }

    /** Brings the window there. */
    void open(Window window, Sheets sheets) {
        switch (this) {
            case WELCOME, FLEET -> {}
            case OVERVIEW, OVERVIEW_RUNNING -> tab(window, PARISH, Tab.OVERVIEW);
            case TRANSCRIPT -> {
                tab(window, PARISH, Tab.OVERVIEW);
                window.frame().bar().openTranscript();
            }
            case BACKUPS -> tab(window, PARISH, Tab.BACKUPS);
            case JOURNAL -> journal(window, PARISH);
            case JOURNAL_FAILED -> journal(window, "Dental records");
            case RESTORE_CONTENT, RESTORE_TARGET, RESTORE_PLAN -> restore(window);
            case FORM_ADD, FORM_WRONG, FORM_EDIT, IMPORT, SETTINGS, PALETTE, KEYS, VAULT_CREATE -> ask(window, sheets);
            case PLAN, COMMANDS -> offer(window);
            case FAILURE, HOST_KEY_CHANGED -> sheets.show(new FailureSheet(new FailureModel(failure()), () -> {}));
            case HOST_KEY -> sheets.show(new HostKeySheet(key(), "", decided -> {}));
            case QUESTION -> sheets.show(new QuestionSheet("Password of Makerspace/sudo", true, answer -> {}));
        }
    }

    private void ask(Window window, Sheets sheets) {
        switch (this) {
            case FORM_ADD -> window.actions().addServer();
            case FORM_EDIT -> window.actions().edit(server(window));
            case IMPORT -> {
                window.actions().importServers();
                press(sheets.node(), "#fromSsh");
            }
            case SETTINGS -> window.actions().settings();
            case PALETTE -> {
                window.model().goTo(PARISH);
                window.actions().palette();
            }
            case KEYS -> window.actions().keys();
            case VAULT_CREATE -> {
                window.actions().settings();
                press(sheets.node(), "#change");
            }
            default -> wrong(window, sheets);
        }
    }

    private static void wrong(Window window, Sheets sheets) {
        window.actions().addServer();
        type(sheets, "#name", "Parish office");
        type(sheets, "#host", "deploy@example.org");
        type(sheets, "#port", "70000");
        press(sheets.node(), "#addDatabase");
        press(sheets.node(), "#save");
    }

    private void offer(Window window) {
        String words = this == PLAN ? "backup delete" : "backup commands";
        tab(window, PARISH, Tab.BACKUPS);
        window.deeds().act(words, Arguments.of("ID", "1"));
    }

    private void restore(Window window) {
        tab(window, PARISH, Tab.BACKUPS);
        press(window.frame().node(), "#restore");
        if (this != RESTORE_CONTENT) {
            press(window.frame().node(), "#onward");
        }
        if (this == RESTORE_PLAN) {
            press(window.frame().node(), "#onward");
        }
    }

    private static void journal(Window window, String server) {
        tab(window, server, Tab.JOURNAL);
        if (find(window.frame().node(), "#table") instanceof TableView<?> table) {
            table.getSelectionModel().select(0);
        }
    }

    private OperationFailed failure() {
        return this == FAILURE
                ? OperationFailed.failed("The dump of chms_production was cut off")
                        .on("deploy@chms.example.org")
                        .cameBack("pg_dump: error: query failed: server closed the connection unexpectedly\n"
                                + "This probably means the server terminated abnormally")
                        .next("Nothing was kept of it. See whether the server can be reached, and back up again.")
                        .build()
                : OperationFailed.refused("chms.example.org shows another key than before")
                        .cameBack("Known: SHA256:uNiVztksCsDhcc0u9e8BrQXVUpKZIDTMczCvj3tD2s\n"
                                + "Shown: SHA256:p2QAMXNIC1TJYWeIOttrVc98vUrJBRFX0LAc7GvLIJM (ssh-ed25519)")
                        .next("Do not connect before whoever runs the machine has told you why its key changed.")
                        .build();
    }

    private static HostKey key() {
        return new HostKey("chms.example.org", 22, "ssh-ed25519", new byte[] {1, 2, 3});
    }

    private static void tab(Window window, String server, Tab tab) {
        window.model().goTo(server);
        window.model().tab().set(tab);
    }

    private static Server server(Window window) {
        return window.model().servers().stream()
                .filter(server -> server.name().equals(PARISH))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Node find(Parent within, String selector) {
        within.applyCss();
        return within.lookup(selector);
    }

    private static void press(Parent within, String selector) {
        if (find(within, selector) instanceof Button button) {
            button.fire();
        } else {
            throw new IllegalStateException("There is no button " + selector);
        }
    }

    private static void type(Sheets sheets, String selector, String text) {
        Node box = find(sheets.node(), selector);
        if (box != null && box.lookup(".text-field") instanceof TextInputControl field) {
            field.setText(text);
        } else {
            throw new IllegalStateException("There is no field " + selector);
        }
    }
}
