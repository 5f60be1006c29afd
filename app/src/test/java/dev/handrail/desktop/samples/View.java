package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.FailureModel;
import dev.handrail.desktop.sheets.FailureSheet;
import dev.handrail.desktop.sheets.HostKeySheet;
import dev.handrail.desktop.sheets.QuestionSheet;
import dev.handrail.operation.Arguments;
import dev.handrail.shell.ChangedHostKey;
import dev.handrail.shell.HostKey;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

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
    RESTORE_RUNNING,
    RESTORE_PROVEN,
    RESTORE_DIFFERS,
    TEMPLATES,
    FORM_TEMPLATE,
    FORM_TEMPLATE_LOGS,
    FORM_TEMPLATE_CONTACTS,
    FORM_ADD,
    FORM_WRONG,
    FORM_EDIT,
    IMPORT,
    SETTINGS,
    PALETTE,
    PALETTE_ARGUMENTS,
    ANSWER,
    KEYS,
    PLAN,
    COMMANDS,
    FAILURE,
    HOST_KEY_CHANGED,
    HOST_KEY,
    QUESTION,
    VAULT_CREATE,
    VAULT_UNLOCK,
    VAULT_WRONG,
    VAULT_CHANGE,
    FORM_SOCKET,
    FORM_CONTAINER,
    FORM_DUMP,
    FORM_FILES,
    FORM_COLD,
    FORM_SCRIPTS,
    FORM_REPOSITORIES,
    FORM_DESTINATIONS,
    FORM_S3,
    FORM_TRIED,
    FORM_ENCRYPTION,
    FORM_PACKING,
    FORM_SITES,
    FORM_SWITCH,
    FORM_LOGS,
    FORM_CONTACTS,
    FORM_REST,
    PROFILE_TEXT,
    PROFILE_WRONG,
    RENAME,
    REMOVE,
    BACKUPS_SOURCES,
    BACKUPS_INCOMPLETE,
    BACKUPS_KEEP,
    BACKUPS_ADOPT,
    BACKUPS_PIN,
    RESTORE_REPLACE,
    RESTORE_REPLACE_PLAN,
    RESTORE_REPLACING,
    RESTORE_REPLACED,
    DRILL,
    DRILL_RUNNING,
    DRILL_DONE,
    KEPT_COUNTED,
    RESTORE_TABLES,
    RESTORE_FILES,
    RESTORE_FOLDER,
    ROWS,
    ROWS_CHOSEN,
    ROWS_PLAN,
    RECOVER,
    RECOVER_FOUND,
    RECOVER_BACK,
    RUNBOOKS,
    RUNBOOK_START,
    WALK_RUNNING,
    WALK_PERSON,
    WALK_FAILED,
    WALK_WHAT_NOW,
    WALK_HAND_OVER,
    WALK_SIGN_OFF,
    WALK_LOG_ENTRY,
    WALK_EXPORT,
    MAINTENANCE,
    MAINTENANCE_ON,
    MAINTENANCE_CHOICE,
    JOURNAL_WRITE,
    JOURNAL_ENTRY,
    WALK_SERVERS,
    WALK_START_SERVERS,
    WALK_REOPEN,
    WALK_UNDO_ALL,
    RUNBOOK_WRITING,
    JOURNAL_SEARCH,
    MAINTENANCE_NAMES,
    ROWS_AWAY,
    ROWS_LOOKING,
    OVERVIEW_MARIADB,
    BACKUPS_MARIADB,
    RESTORE_MARIADB,
    FORM_MARIADB;

    /** What is seen of runbooks, of which some are followed already. */
    private static final Set<View> FOLLOWED = EnumSet.of(
            RUNBOOKS,
            RUNBOOK_START,
            RUNBOOK_WRITING,
            WALK_RUNNING,
            WALK_PERSON,
            WALK_FAILED,
            WALK_WHAT_NOW,
            WALK_HAND_OVER,
            WALK_SIGN_OFF,
            WALK_LOG_ENTRY,
            WALK_EXPORT,
            WALK_SERVERS,
            WALK_START_SERVERS,
            WALK_REOPEN,
            WALK_UNDO_ALL);

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

    /** The desk that it is of. */
    SampleDesk desk(Path home) throws OperationFailed {
        if (empty()) {
            return SampleDesk.emptyIn(home);
        }
        if (FOLLOWED.contains(this) || this == JOURNAL_ENTRY) {
            return SampleDesk.walkingIn(home);
        }
        return switch (this) {
            case MAINTENANCE_ON -> SampleDesk.closedIn(home);
            case OVERVIEW_MARIADB, BACKUPS_MARIADB, RESTORE_MARIADB, FORM_MARIADB -> SampleDesk.withMariaDbIn(home);
            default -> SampleDesk.in(home);
        };
    }

    /** Whether something runs meanwhile. */
    boolean running() {
        return switch (this) {
            case OVERVIEW_RUNNING, TRANSCRIPT, BACKUPS, RESTORE_RUNNING, RESTORE_PROVEN, RESTORE_DIFFERS -> true;
            case RESTORE_REPLACING, RESTORE_REPLACED, DRILL_RUNNING, DRILL_DONE -> true;
            default -> false;
        };
    }

    /** Whether what runs has come to its end. */
    boolean ends() {
        return this == RESTORE_PROVEN || this == RESTORE_DIFFERS || this == RESTORE_REPLACED || this == DRILL_DONE;
    }

    /** Whether what is asked for in the end is still being looked up. */
    boolean looking() {
        return this == ROWS_LOOKING;
    }

    /** Brings the window there. */
    void open(Window window, Sheets sheets) {
        switch (this) {
            case WELCOME, FLEET -> {}
            case OVERVIEW -> tab(window, PARISH, Tab.OVERVIEW);
            case OVERVIEW_MARIADB -> tab(window, SampleMariaDb.SERVER, Tab.OVERVIEW);
            case BACKUPS_MARIADB -> tab(window, SampleMariaDb.SERVER, Tab.BACKUPS);
            case RESTORE_MARIADB -> new RestoreViews(window).tables(SampleMariaDb.SERVER);
            case OVERVIEW_RUNNING -> {
                backUp(window);
                tab(window, PARISH, Tab.OVERVIEW);
            }
            case TRANSCRIPT -> {
                backUp(window);
                tab(window, PARISH, Tab.OVERVIEW);
                window.frame().bar().openTranscript();
            }
            case BACKUPS -> {
                backUp(window);
                tab(window, PARISH, Tab.BACKUPS);
            }
            case JOURNAL -> journal(window, PARISH);
            case JOURNAL_FAILED -> journal(window, "Dental records");
            case RESTORE_CONTENT, RESTORE_TARGET, RESTORE_PLAN, RESTORE_RUNNING, RESTORE_PROVEN, RESTORE_DIFFERS ->
                restore(window);
            case SETTINGS, PALETTE, PALETTE_ARGUMENTS, KEYS -> ask(window, sheets);
            case VAULT_CREATE, VAULT_UNLOCK, VAULT_WRONG, VAULT_CHANGE -> VaultViews.open(this, window, sheets);
            case TEMPLATES,
                    FORM_TEMPLATE,
                    FORM_TEMPLATE_LOGS,
                    FORM_TEMPLATE_CONTACTS,
                    FORM_ADD,
                    FORM_WRONG,
                    FORM_EDIT,
                    FORM_SOCKET,
                    FORM_CONTAINER,
                    FORM_DUMP,
                    FORM_MARIADB,
                    FORM_FILES,
                    FORM_COLD,
                    FORM_SCRIPTS,
                    FORM_REPOSITORIES,
                    FORM_DESTINATIONS,
                    FORM_S3,
                    FORM_TRIED,
                    FORM_ENCRYPTION,
                    FORM_PACKING,
                    FORM_SITES,
                    FORM_SWITCH,
                    FORM_LOGS,
                    FORM_CONTACTS,
                    FORM_REST,
                    PROFILE_TEXT,
                    PROFILE_WRONG,
                    RENAME,
                    REMOVE,
                    IMPORT -> new ServerViews(window, sheets).open(this);
            case BACKUPS_SOURCES, BACKUPS_INCOMPLETE, BACKUPS_KEEP, BACKUPS_ADOPT, BACKUPS_PIN ->
                new BackupViews(window, sheets).open(this);
            case RESTORE_REPLACE, RESTORE_REPLACE_PLAN, RESTORE_REPLACING, RESTORE_REPLACED ->
                new RestoreViews(window).replace(this);
            case DRILL, DRILL_RUNNING, DRILL_DONE -> new RestoreViews(window).drill(this);
            case KEPT_COUNTED -> new RestoreViews(window).count();
            case RESTORE_TABLES -> new RestoreViews(window).tables(PARISH);
            case RESTORE_FILES, RESTORE_FOLDER -> new RestoreViews(window).files(this);
            case ROWS, ROWS_CHOSEN, ROWS_PLAN, ROWS_AWAY, ROWS_LOOKING -> new RestoreViews(window).rows(this);
            case JOURNAL_WRITE, JOURNAL_ENTRY, JOURNAL_SEARCH -> new JournalViews(window, sheets).open(this);
            case RECOVER, RECOVER_FOUND, RECOVER_BACK -> new RestoreViews(window).recover(this);
            case MAINTENANCE, MAINTENANCE_ON -> tab(window, PARISH, Tab.MAINTENANCE);
            case MAINTENANCE_CHOICE -> {
                tab(window, "Makerspace", Tab.MAINTENANCE);
                Hand.press(window.frame().node(), "#ask");
                Hand.press(window.frame().node(), "#opener");
            }
            case MAINTENANCE_NAMES -> {
                tab(window, PARISH, Tab.MAINTENANCE);
                Hand.press(window.frame().node(), "#askNames");
                if (Hand.find(window.frame().node(), ".sheet-scroll") instanceof ScrollPane pane) {
                    pane.setVvalue(1);
                }
            }
            case PLAN, COMMANDS, ANSWER -> offer(window);
            case FAILURE -> sheets.show(new FailureSheet(new FailureModel(failure()), () -> {}));
            case HOST_KEY_CHANGED -> window.deeds().tell(changedKey());
            case HOST_KEY -> sheets.show(new HostKeySheet(key(), "", decided -> {}));
            case QUESTION -> sheets.show(new QuestionSheet("Password of Makerspace/sudo", true, answer -> {}));
            default -> new WalkViews(window, sheets).open(this);
        }
    }

    private void ask(Window window, Sheets sheets) {
        switch (this) {
            case SETTINGS -> window.actions().settings();
            case PALETTE -> {
                window.model().goTo(PARISH);
                window.actions().palette();
            }
            case PALETTE_ARGUMENTS -> {
                window.model().goTo(PARISH);
                window.actions().palette();
                choose(sheets, "restore");
                if (Hand.find(sheets.node(), "#id .combo-box") instanceof ComboBox<?> backups) {
                    backups.getSelectionModel().selectFirst();
                }
            }
            default -> window.actions().keys();
        }
    }

    private void offer(Window window) {
        String words = switch (this) {
            case PLAN -> "backup delete";
            case ANSWER -> "backup list";
            default -> "backup commands";
        };
        tab(window, PARISH, Tab.BACKUPS);
        window.deeds().act(words, Arguments.of("ID", "1"));
    }

    private void restore(Window window) {
        tab(window, PARISH, Tab.BACKUPS);
        Hand.press(window.frame().node(), "#restore");
        int stages =
                Math.min(ordinal() - RESTORE_CONTENT.ordinal(), RESTORE_RUNNING.ordinal() - RESTORE_CONTENT.ordinal());
        for (int onward = 0; onward < stages; onward++) {
            Hand.press(window.frame().node(), "#onward");
        }
    }

    private static void backUp(Window window) {
        window.deeds().act("backup run", Arguments.of("SERVER", PARISH));
    }

    private static void journal(Window window, String server) {
        tab(window, server, Tab.JOURNAL);
        if (Hand.find(window.frame().node(), "#table") instanceof TableView<?> table) {
            table.getSelectionModel().select(0);
        }
    }

    private static OperationFailed failure() {
        return OperationFailed.failed("The dump of chms_production was cut off")
                .on("deploy@chms.example.org")
                .cameBack("pg_dump: error: query failed: server closed the connection unexpectedly\n"
                        + "This probably means the server terminated abnormally")
                .next("Nothing was kept of it. See whether the server can be reached, and back up again.")
                .build();
    }

    private static OperationFailed changedKey() {
        HostKey shown = new HostKey("chms.example.org", 22, "ssh-ed25519", new byte[] {3, 2, 1});
        return OperationFailed.refused("The machine chms.example.org shows another key than before")
                .showing(new ChangedHostKey(key(), shown, "~/.ssh/known_hosts:12"))
                .build();
    }

    private static HostKey key() {
        return new HostKey("chms.example.org", 22, "ssh-ed25519", new byte[] {1, 2, 3});
    }

    private static void tab(Window window, String server, Tab tab) {
        window.model().goTo(server);
        window.model().tab().set(tab);
    }

    /** Does the first that the palette finds. */
    private static void choose(Sheets sheets, String letters) {
        if (Hand.find(sheets.node(), "#letters") instanceof TextInputControl field) {
            field.setText(letters);
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        } else {
            throw new IllegalStateException("There is no palette");
        }
    }
}
