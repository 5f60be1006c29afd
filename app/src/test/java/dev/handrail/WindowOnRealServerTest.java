package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.practice.Fingerprint;
import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Await;
import dev.handrail.sql.FirstCell;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window with all that is behind it, on a server that is there: its SSH, its PostgreSQL, its files. */
class WindowOnRealServerTest extends WindowTest {
    @TempDir
    static Path place;

    private static PracticeServer practice;
    private static Server profile;

    @TempDir
    private Path home;

    private OpenProgram program;

    @BeforeAll
    static void startServer() throws OperationFailed {
        practice = ReadyPractice.start(place.resolve("practice"));
        profile = practice.profile();
    }

    @AfterAll
    static void removeServer() throws OperationFailed {
        practice.remove();
    }

    @BeforeEach
    void openProgram() throws OperationFailed {
        program = new OpenProgram(home);
    }

    @AfterEach
    void closeProgram() {
        program.close();
    }

    @Test
    void aServerIsAddedBackedUpVerifiedRestoredAndProvenWithoutLeavingTheWindow() throws Exception {
        addThroughTheSheets();
        press("#trust");
        happens(() -> outcome("server test") == Outcome.DONE);

        press("#backUp");
        happens(() -> outcome("backup run") == Outcome.DONE);
        show(Tab.BACKUPS);
        happens(() -> table().getItems().size() == 1);

        press("#verify");
        happens(() -> outcome("backup verify") == Outcome.DONE);
        happens(() -> lookup("#ladder .good-icon").queryAll().size() == 4);

        walkThroughTheRestore();
        assertThat(practice.fingerprint("chms_proven"))
                .isEqualTo(practice.fingerprint(database().name()));

        show(Tab.JOURNAL);
        happens(() -> table().getItems().size() == 5);
        assertThat(program.journal())
                .extracting(Run::operation)
                .containsExactly(
                        "restore", "backup verify", "backup run", "server test", "server save", "vault create");
    }

    @Test
    void aBackupIsTriedOutTakesThePlaceOfTheLiveDatabaseAndIsUndoneFromTheStripAboveAll() throws Exception {
        Fingerprint before = practice.fingerprint(database().name());
        enter();
        press("#backUp");
        happens(() -> outcome("backup run") == Outcome.DONE || isThere("#trust"));
        if (onWindow(() -> isThere("#trust"))) {
            press("#trust");
        }
        happens(() -> outcome("backup run") == Outcome.DONE);
        show(Tab.BACKUPS);
        happens(() -> table().getItems().size() == 2);
        onWindow(() -> {
            table().getSelectionModel().select(1);
            return true;
        });

        press("#drill");
        goOn("#onward", "content equal");
        assertThat(outcome("backup drill")).isEqualTo(Outcome.DONE);
        press("#done");

        press("#restore");
        press("#onward");
        press("#way-replace");
        goOn("#onward", "The old one is kept");
        assertThat(outcome("restore")).isEqualTo(Outcome.DONE);
        happens(() -> shows("The one before is kept"));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM attendance");
        }
        press("#count-" + database().name());
        happens(() -> shows("rows fewer than when it was restored"));

        press("#undo-" + database().name());
        happens(() -> isThere("#typed") || isThere("#action"));
        pressOnSheet("#action");
        happens(() -> outcome("restore undo") == Outcome.DONE);
        assertThat(practice.fingerprint(database().name())).isEqualTo(before);
    }

    /** From where it goes to over its plan to its proof. */
    private void goOn(String button, String proof) {
        press(button);
        happens(() -> isThere("#plan .good-icon"));
        press(button);
        happens(() -> isThere("#done"));
        happens(() -> shows(proof));
    }

    @Test
    void aMachineThatIsNotTrustedIsNotTouchedAndNothingIsKeptOfIt() throws OperationFailed, IOException {
        enter();
        press("#backUp");
        happens(() -> isThere("#refuse"));
        press("#refuse");

        happens(() -> !isThere("#refuse") && !program.sheets().isOpen() || isThere("#tried"));
        assertThat(program.program().backups().get().catalogue().of(profile.name()))
                .isEmpty();
        assertThat(home.resolve("known_hosts"))
                .satisfiesAnyOf(
                        file -> assertThat(file).doesNotExist(),
                        file -> assertThat(file).isEmptyFile());
    }

    @Test
    void aBackupThatRunsIsCancelledFromTheBarAndLeavesNothing() throws Exception {
        try (Connection lock = backUpThatWaits()) {
            press("#cancel");
            happens(() -> outcome("backup run") == Outcome.CANCELLED);
            happens(() -> shows("cancelled"));
            nothingIsLeftOfIt();
            lock.rollback();
        }
    }

    @Test
    void closingAsksAndWhoStaysLosesNothing() throws Exception {
        try (Connection lock = backUpThatWaits()) {
            program.askToClose();
            program.askToClose();
            happens(() -> shows("Something is still running"));
            press("#stay");

            happens(() -> !program.sheets().isOpen());
            lock.rollback();
        }
        happens(() -> outcome("backup run") == Outcome.DONE);
        assertThat(program.isShowing()).isTrue();
    }

    @Test
    void whoStopsTheWorkFindsItCancelledInTheJournal() throws Exception {
        try (Connection lock = backUpThatWaits()) {
            program.askToClose();
            happens(() -> isThere("#stay"));
            pressOnSheet("#cancel");
            program.awaitClosed();

            assertThat(outcome("backup run")).isEqualTo(Outcome.CANCELLED);
            nothingIsLeftOfIt();
            lock.rollback();
        }
    }

    @Test
    void whoWaitsFindsItDoneAndTheWindowStaysUntilThen() throws Exception {
        try (Connection lock = backUpThatWaits()) {
            program.askToClose();
            happens(() -> isThere("#await"));
            press("#await");
            happens(() -> !program.sheets().isOpen());
            assertThat(program.isShowing()).isTrue();
            lock.rollback();
        }
        program.awaitClosed();
        assertThat(outcome("backup run")).isEqualTo(Outcome.DONE);
    }

    @Test
    void whoTiresOfWaitingMayStillStopIt() throws Exception {
        try (Connection lock = backUpThatWaits()) {
            program.askToClose();
            happens(() -> isThere("#await"));
            press("#await");
            happens(() -> !program.sheets().isOpen());
            program.askToClose();
            happens(() -> isThere("#stay"));
            pressOnSheet("#cancel");
            program.awaitClosed();

            assertThat(outcome("backup run")).isEqualTo(Outcome.CANCELLED);
            lock.rollback();
        }
    }

    @Test
    void theVaultMayBeLockedWhileABackupRunsOnItsPassword() throws Exception {
        addThroughTheSheets();
        press("#trust");
        happens(() -> outcome("server test") == Outcome.DONE);
        try (Connection lock = lockedTable()) {
            startBackup();
            press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
            happens(() -> vault() == VaultState.LOCKED);
            lock.rollback();
        }

        happens(() -> outcome("backup run") == Outcome.DONE || isThere("#hidden"));
        assertThat(outcome("backup run")).isEqualTo(Outcome.DONE);
    }

    private void addThroughTheSheets() throws IOException, OperationFailed {
        press("#add");
        happens(() -> isThere("#empty"));
        press("#empty");
        happens(() -> isThere("#saveAndTest"));
        Access.Ssh ssh = (Access.Ssh) profile.access();
        fill("#name", "Parish office");
        fill("#user", ssh.user());
        fill("#host", ssh.host());
        fill("#port", String.valueOf(ssh.port()));
        press("#byKey");
        fill("#key", practice.credentials().sshKey().toString());
        press("#page-databases");
        happens(() -> isThere("#add-databases"));
        press("#add-databases");
        happens(() -> isThere("#databases .password-field"));
        fill("#databases #name", database().name());
        fill("#databases #host", database().host());
        fill("#databases #port", String.valueOf(database().port()));
        fill("#databases #user", Objects.requireNonNull(database().user()));
        type("#databases .password-field", password());
        press("#saveAndTest");
        makeTheVault();
        happens(() -> isThere("#fingerprint"));
    }

    private void makeTheVault() {
        happens(() -> isThere("#fresh"));
        type("#fresh", "correct horse battery");
        type("#again", "correct horse battery");
        pressOnSheet("#action");
    }

    private void walkThroughTheRestore() {
        press("#restore");
        happens(() -> shows("What is in it"));
        press("#onward");
        happens(() -> isThere("#into"));
        type("#into", "chms_proven");
        press("#onward");
        happens(() -> shows("The name chms_proven is free"));
        press("#onward");
        happens(() -> isThere("#done"));
        happens(() -> shows("members"));
        press("#done");
        happens(() -> isThere("#table"));
    }

    /** A backup that has begun and cannot go on: somebody holds a table. */
    private Connection backUpThatWaits() throws Exception {
        enter();
        Connection lock = lockedTable();
        try {
            startBackup();
        } catch (Throwable e) {
            // Who cannot be waited for must not keep the next test waiting.
            lock.close();
            throw e;
        }
        return lock;
    }

    private void startBackup() {
        press("#backUp");
        happens(() -> isThere("#trust") || shows("Dump "));
        if (onWindow(() -> isThere("#trust"))) {
            press("#trust");
        }
        happens(() -> shows("Dump ") && dumpsOnServer() > 0);
    }

    private Connection lockedTable() throws SQLException, IOException {
        Connection lock = connect();
        lock.setAutoCommit(false);
        try (Statement statement = lock.createStatement()) {
            statement.execute("LOCK TABLE attendance IN ACCESS EXCLUSIVE MODE");
        }
        return lock;
    }

    private void enter() throws OperationFailed {
        program.program().servers().get().save(profile);
        happens(() -> program.window().model().servers().size() == 1);
        onWindow(() -> {
            program.window().model().goTo(profile.name());
            return true;
        });
        happens(() -> isThere("#backUp"));
    }

    private void nothingIsLeftOfIt() throws OperationFailed, IOException {
        assertThat(program.program().backups().get().catalogue().of(profile.name()))
                .isEmpty();
        assertThat(program.program().journal().get().runsWithLeftovers()).isEmpty();
        Path backups = place.resolve("practice/backups");
        if (Files.exists(backups)) {
            try (Stream<Path> files = Files.walk(backups)) {
                assertThat(files.filter(Files::isRegularFile).map(Path::toString))
                        .noneMatch(file -> file.endsWith(".partial"));
            }
        }
        happens(() -> dumpsOnServer() == 0);
    }

    private long dumpsOnServer() {
        try (Connection connection = connect()) {
            return FirstCell.number(
                    connection, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pg_dump'");
        } catch (SQLException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect() throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + database().host() + ":" + database().port() + "/"
                        + database().name(),
                database().user(),
                password());
    }

    private static Database database() {
        return profile.databases().getFirst();
    }

    private static String password() throws IOException {
        try {
            return Files.readString(practice.credentials().databasePassword()).strip();
        } catch (OperationFailed e) {
            throw new IOException(e);
        }
    }

    private VaultState vault() {
        try {
            return program.program().vault().get().state();
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    /** How the newest run of an operation ended; null while it runs, or where there is none. */
    private @Nullable Outcome outcome(String operation) {
        List<Run> runs = program.journal().stream()
                .filter(run -> run.operation().equals(operation))
                .toList();
        return runs.isEmpty() ? null : runs.getFirst().outcome();
    }

    private void show(Tab tab) {
        onWindow(() -> {
            program.window().model().tab().set(tab);
            return true;
        });
    }

    private TableView<?> table() {
        return lookup("#table").query();
    }

    private void fill(String box, String text) {
        type(box + " .text-field", text);
    }

    private void type(String field, String text) {
        happens(() -> isThere(field));
        onWindow(() -> {
            lookup(field).queryTextInputControl().setText(text);
            return true;
        });
    }

    private void press(String button) {
        happens(() -> isThere(button));
        onWindow(() -> {
            ((ButtonBase) seen(button).findFirst().orElseThrow()).fire();
            return true;
        });
    }

    private void pressOnSheet(String button) {
        onWindow(() -> {
            ((ButtonBase) program.sheets().node().lookup(button)).fire();
            return true;
        });
    }

    private boolean isThere(String selector) {
        return seen(selector).findAny().isPresent();
    }

    private Stream<Node> seen(String selector) {
        return lookup(selector).queryAll().stream().filter(node -> isSeen(node));
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return !node.isDisabled();
    }

    private boolean shows(String text) {
        return lookup(node -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains(text)
                        && isSeen(label))
                .tryQuery()
                .isPresent();
    }

    /** Waits for what another thread, or another machine, has to do first. */
    private void happens(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        for (long asked = System.nanoTime(); !onWindow(condition::getAsBoolean); asked = System.nanoTime()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "It did not happen; the window says: " + said() + "; done: " + program.journal());
            }
            Await.rest(asked);
        }
    }

    private List<String> said() {
        return onWindow(() -> lookup(node -> node instanceof Labeled && isSeen(node)).queryAll().stream()
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList());
    }
}
