package dev.handrail.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.JournaledVault;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.Protection;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Vault;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault in the window, on a real store, with the work done away from the window as it always is. */
class VaultDeskTest extends WindowTest {
    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir
    private Path home;

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<OperationFailed> failures = new CopyOnWriteArrayList<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Sheets sheets = onWindow(Sheets::new);
    private Store store;
    private JournaledVault safe;
    private Vault vault;
    private VaultDesk desk;

    @BeforeEach
    void openWindow() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        safe = new JournaledVault(store, home);
        vault = safe.vault();
        desk = new VaultDesk(vault, safe.deeds(), sheets, new Errands(workers, new FxThread()), failures::add);
        open(sheets::node);
    }

    @AfterEach
    void closeStore() {
        workers.close();
        safe.close();
        store.close();
    }

    @Test
    void whoNeedsAVaultIsAskedToMakeOneAndThenGoesOn() {
        want();
        eventually(() -> says("#title", "Make the vault"));
        clickOn("#fresh").write(PASSPHRASE).clickOn("#again").write(PASSPHRASE).type(KeyCode.ENTER);

        eventually(() -> done.size() == 1 && !sheets.isOpen());
        assertThat(vault.protection()).contains(Protection.PASSPHRASE);
        assertThat(safe.done()).containsExactly("vault create DONE");
        assertThat(safe.asked()).isEmpty();
        assertThat(safe.written()).contains("Make the vault").doesNotContain(PASSPHRASE);
    }

    @Test
    void whatTheNewPassphraseTakesAwayIsSaidBefore() throws OperationFailed {
        create();
        change();
        eventually(() -> says("#ahead", "The present passphrase no longer opens the vault"));
        clickOn("#byKeyFile");
        eventually(() -> !lookup("#ahead").query().isVisible());
        assertThat(safe.runs()).as("to look is no deed").isEmpty();
    }

    @Test
    void aJournalThatTakesNoMoreKeepsNobodyFromLocking() throws OperationFailed {
        create();
        safe.stop();
        onWindow(() -> {
            desk.lock(() -> done.add("locked"));
            return true;
        });

        eventually(() -> failures.size() == 1);
        assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
    }

    @Test
    void aJournalThatTakesNoMoreKeepsNobodyFromOpeningByTheKeyFile() throws OperationFailed {
        vault.createWithKeyFile();
        vault.lock();
        safe.stop();
        want();

        eventually(() -> done.size() == 1 && failures.size() == 1);
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
        assertThat(failures.getFirst().tried())
                .as("what kept it from the journal")
                .isNotBlank();
        assertThat(safe.runs()).isEmpty();
    }

    @Test
    void bothWaysToOpenItSayWhatTheyProtectFrom() {
        want();

        eventually(() -> says("#passphraseMeaning", Protection.PASSPHRASE.meaning())
                && says("#keyFileMeaning", Protection.KEY_FILE.meaning()));
        clickOn("#byKeyFile");
        eventually(() -> !lookup("#freshBox").query().isVisible());
    }

    @Test
    void anOpenVaultIsNotAskedFor() throws OperationFailed {
        create();
        want();

        eventually(() -> done.size() == 1);
        assertThat(onWindow(sheets::isOpen)).isFalse();
    }

    @Test
    void aKeyFileOpensItWithoutAQuestion() throws OperationFailed {
        vault.createWithKeyFile();
        vault.lock();
        want();

        eventually(() -> done.size() == 1);
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
        assertThat(onWindow(sheets::isOpen)).isFalse();
        assertThat(safe.done()).containsExactly("vault unlock DONE");
    }

    @Test
    void aWrongPassphraseIsSaidAndTheRightOneStillOpensIt() throws OperationFailed {
        locked();
        want();
        eventually(() ->
                lookup("#current").tryQuery().filter(field -> field.isFocused()).isPresent());
        write("not this one").type(KeyCode.ENTER);
        eventually(() -> text("#problem").contains("the passphrase is wrong")
                && text("#problem").contains("every wrong passphrase makes the next one wait longer"));
        assertThat(lookup("#current").queryAs(TextInputControl.class).getText()).isEmpty();
        clickOn("#current").write(PASSPHRASE).type(KeyCode.ENTER);

        eventually(() -> done.size() == 1 && !sheets.isOpen());
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    void whoGivesUpWhileItWaitsDoesNotGoOn() throws OperationFailed {
        locked();
        want();
        eventually(() -> lookup("#current").tryQuery().isPresent());
        Button action = lookup("#action").queryButton();
        onWindow(() -> {
            lookup("#current").queryAs(TextInputControl.class).setText(PASSPHRASE);
            action.fire();
            lookup("#cancel").queryButton().fire();
            return true;
        });

        eventually(() -> vault.state() == VaultState.OPEN && !action.isDisabled());
        assertThat(done).isEmpty();
    }

    @Test
    void thePassphraseIsExchangedForAKeyFile() throws OperationFailed {
        create();
        change();
        eventually(() -> says("#title", "Change what opens the vault"));
        clickOn("#byKeyFile").clickOn("#current").write(PASSPHRASE).clickOn("#action");

        eventually(() -> done.size() == 1 && !sheets.isOpen());
        assertThat(vault.protection()).contains(Protection.KEY_FILE);
    }

    @Test
    void theKeyFileIsExchangedForAPassphrase() throws OperationFailed {
        vault.createWithKeyFile();
        change();
        eventually(() -> lookup("#action")
                .tryQueryAs(Button.class)
                .filter(Button::isDisabled)
                .isPresent());
        assertThat(lookup("#currentBox").query().isVisible()).isFalse();
        clickOn("#byPassphrase")
                .clickOn("#fresh")
                .write(PASSPHRASE)
                .clickOn("#again")
                .write(PASSPHRASE);
        clickOn("#action");

        eventually(() -> done.size() == 1);
        assertThat(vault.protection()).contains(Protection.PASSPHRASE);
    }

    @Test
    void aKeyFileThatIsGoneIsToldAsAFailure() throws OperationFailed {
        vault.createWithKeyFile();
        vault.lock();
        for (java.io.File file : home.toFile().listFiles((folder, name) -> name.contains("key"))) {
            assertThat(file.delete()).isTrue();
        }
        want();

        eventually(() -> failures.size() == 1);
        assertThat(done).isEmpty();
    }

    @Test
    void itTellsHowItStandsAndWhatOpensIt() throws OperationFailed {
        assertThat(stands()).isEqualTo("Not made yet");
        create();
        assertThat(stands()).isEqualTo("Open · A passphrase");
        onWindow(() -> {
            desk.lock(() -> done.add("locked"));
            return true;
        });
        eventually(() -> done.contains("locked"));

        assertThat(stands()).isEqualTo("Locked · A passphrase");
    }

    private String stands() {
        List<String> told = new CopyOnWriteArrayList<>();
        desk.tell(found -> told.add(found.words()));
        eventually(() -> told.size() == 1);
        return told.getFirst();
    }

    private void want() {
        onWindow(() -> {
            desk.whenOpen(() -> done.add("done"));
            return true;
        });
    }

    private void change() {
        onWindow(() -> {
            desk.change(() -> done.add("done"));
            return true;
        });
    }

    private void locked() throws OperationFailed {
        create();
        vault.lock();
    }

    private void create() throws OperationFailed {
        try (Secret passphrase = Secret.of(PASSPHRASE.toCharArray())) {
            vault.create(passphrase);
        }
    }

    private boolean says(String selector, String words) {
        return lookup(selector).tryQuery().isPresent() && text(selector).equals(words);
    }

    private String text(String selector) {
        return lookup(selector).queryAs(Labeled.class).getText();
    }
}
