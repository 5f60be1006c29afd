package dev.handrail.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.JournaledVault;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.vault.VaultModel.Task;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.Protection;
import dev.handrail.vault.Vault;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultModelTest {
    private static final String PASSPHRASE = "correct horse battery";

    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private final List<String> done = new ArrayList<>();

    @TempDir
    private Path home;

    private Store store;
    private JournaledVault safe;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        safe = new JournaledVault(store, home);
    }

    @AfterEach
    void close() {
        safe.close();
        store.close();
    }

    private VaultModel of(Task task, Protection now) {
        return new VaultModel(safe.deeds(), task, now, atOnce);
    }

    @Test
    void whateverIsDoneStandsInTheJournalAsIfItWereTypedAndNoPassphraseDoes() {
        String other = "another four words";
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);
        vault().lock();
        go(Task.UNLOCK, Protection.PASSPHRASE, Protection.PASSPHRASE, "a wrong guess", "", "");
        go(Task.UNLOCK, Protection.PASSPHRASE, Protection.PASSPHRASE, PASSPHRASE, "", "");
        go(Task.CHANGE, Protection.PASSPHRASE, Protection.PASSPHRASE, PASSPHRASE, other, other);
        go(Task.CHANGE, Protection.PASSPHRASE, Protection.KEY_FILE, other, "", "");
        go(Task.CHANGE, Protection.KEY_FILE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);

        assertThat(safe.done())
                .containsExactly(
                        "vault create DONE",
                        "vault unlock FAILED",
                        "vault unlock DONE",
                        "vault change-passphrase DONE",
                        "vault use-key-file DONE",
                        "vault use-passphrase DONE");
        assertThat(safe.written()).doesNotContain(PASSPHRASE, other, "a wrong guess");
        assertThat(List.of(safe.clean(PASSPHRASE), safe.clean(other), safe.clean("a wrong guess")))
                .containsOnly("•••");
        assertThat(safe.asked()).as("the sheet has asked already").isEmpty();
        assertThat(safe.runs()).allSatisfy(run -> assertThat(run.person()).isEqualTo("mara"));
    }

    @Test
    void whatIsMistypedIsNoDeedAndNothingIsTypedForThePersonInATerminal() {
        VaultModel nothing = go(Task.UNLOCK, Protection.PASSPHRASE, Protection.PASSPHRASE, "", "", "");
        assertThat(nothing.problem().get()).isEqualTo("Type the passphrase.");
        VaultModel fresh = go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", "", "");
        assertThat(fresh.problem().get()).isEqualTo("Type the passphrase.");
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE + " ");
        assertThat(safe.runs()).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void aVaultThatSomebodyElseMadeMeanwhileIsSaidBeforeAndLeftAsItIs() throws OperationFailed {
        VaultModel model = of(Task.CREATE, Protection.PASSPHRASE);
        vault().createWithKeyFile();
        model.lookAhead();
        assertThat(model.ahead().get()).contains("There is a vault already", "vault erase");
        model.go(new char[0], PASSPHRASE.toCharArray(), PASSPHRASE.toCharArray(), () -> done.add("made"));

        assertThat(model.problem().get()).contains("There is a vault already");
        assertThat(done).isEmpty();
        assertThat(vault().protection()).contains(Protection.KEY_FILE);
        assertThat(safe.done()).containsExactly("vault create FAILED");
    }

    @Test
    void aVaultThatIsGoneMeanwhileIsSaidBefore() {
        VaultModel model = of(Task.UNLOCK, Protection.PASSPHRASE);
        model.lookAhead();
        assertThat(model.ahead().get()).contains("there is no vault yet");
    }

    @Test
    void whatNobodyCanUndoFollowsWhatIsChosen() {
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);
        VaultModel model = of(Task.CHANGE, Protection.PASSPHRASE);
        model.lookAhead();
        assertThat(model.ahead().get()).isEqualTo("The present passphrase no longer opens the vault");
        model.protection().set(Protection.KEY_FILE);
        model.lookAhead();
        assertThat(model.ahead().get()).isEmpty();
    }

    @Test
    void thePlanOfWhatIsNoLongerChosenIsNotShown() {
        Deque<Runnable> work = new ArrayDeque<>();
        VaultModel model =
                new VaultModel(safe.deeds(), Task.CHANGE, Protection.PASSPHRASE, new Errands(work::add, Runnable::run));
        model.lookAhead();
        model.protection().set(Protection.KEY_FILE);
        work.remove().run();
        assertThat(model.ahead().get()).isEmpty();
    }

    @Test
    void theVaultIsMadeWithAPassphraseThatWasTypedTwice() {
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);

        assertThat(done).containsExactly("done");
        assertThat(vault().state()).isEqualTo(VaultState.OPEN);
        assertThat(vault().protection()).contains(Protection.PASSPHRASE);
    }

    @Test
    void twoDifferentPassphrasesAreNotTaken() {
        VaultModel model = go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, "another");

        assertThat(model.problem().get()).contains("not the same");
        assertThat(vault().state()).isEqualTo(VaultState.NONE);
    }

    @Test
    void aShortPassphraseIsRefusedWithAdvice() {
        VaultModel model = go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", "abc", "abc");

        assertThat(model.problem().get()).contains("random words");
        assertThat(model.busy().get()).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void aWrongPassphraseIsSaid() {
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);
        vault().lock();
        VaultModel model = go(Task.UNLOCK, Protection.PASSPHRASE, Protection.PASSPHRASE, "wrong one here", "", "");

        assertThat(model.problem().get()).contains("the passphrase is wrong");
        assertThat(vault().state()).isEqualTo(VaultState.LOCKED);
    }

    @Test
    void theRightPassphraseOpensIt() {
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);
        vault().lock();
        go(Task.UNLOCK, Protection.PASSPHRASE, Protection.PASSPHRASE, PASSPHRASE, "", "");

        assertThat(vault().state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    void aKeyFileTakesThePlaceOfThePassphraseAndBack() {
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);
        go(Task.CHANGE, Protection.PASSPHRASE, Protection.KEY_FILE, PASSPHRASE, "", "");
        assertThat(vault().protection()).contains(Protection.KEY_FILE);

        go(Task.CHANGE, Protection.KEY_FILE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);
        assertThat(vault().protection()).contains(Protection.PASSPHRASE);
    }

    @Test
    void aNewPassphraseOpensItAndTheOldOneNoLongerDoes() {
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);
        go(
                Task.CHANGE,
                Protection.PASSPHRASE,
                Protection.PASSPHRASE,
                PASSPHRASE,
                "another four words",
                "another four words");
        vault().lock();
        go(Task.UNLOCK, Protection.PASSPHRASE, Protection.PASSPHRASE, PASSPHRASE, "", "");
        assertThat(vault().state()).isEqualTo(VaultState.LOCKED);

        go(Task.UNLOCK, Protection.PASSPHRASE, Protection.PASSPHRASE, "another four words", "", "");
        assertThat(vault().state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    void nothingChangesWithoutThePassphraseSoFar() {
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);
        go(Task.CHANGE, Protection.PASSPHRASE, Protection.KEY_FILE, "not this one", "", "");

        assertThat(vault().protection()).contains(Protection.PASSPHRASE);
        assertThat(done).hasSize(1);
    }

    @Test
    void afterAWrongPassphraseItSaysThatTheNextOneWaits() {
        go(Task.CREATE, Protection.PASSPHRASE, Protection.PASSPHRASE, "", PASSPHRASE, PASSPHRASE);
        vault().lock();
        Deque<Runnable> work = new ArrayDeque<>();
        VaultModel model =
                new VaultModel(safe.deeds(), Task.UNLOCK, Protection.PASSPHRASE, new Errands(work::add, Runnable::run));
        model.go("not this one".toCharArray(), new char[0], new char[0], () -> {});
        assertThat(model.progress().get()).isEmpty();
        work.remove().run();
        model.go(PASSPHRASE.toCharArray(), new char[0], new char[0], () -> done.add("open"));
        assertThat(model.progress().get()).contains("has to wait its turn");
        assertThat(model.problem().get()).isEmpty();

        work.remove().run();
        assertThat(model.progress().get()).isEmpty();
        assertThat(done).contains("open");
    }

    @Test
    void aKeyFileInPlaceOfAKeyFileIsNoChange() {
        VaultModel change = model(Task.CHANGE, Protection.KEY_FILE);
        assertThat(change.ready().get()).isFalse();
        change.protection().set(Protection.PASSPHRASE);
        assertThat(change.ready().get()).isTrue();

        assertThat(model(Task.CREATE, Protection.KEY_FILE).ready().get()).isTrue();
        assertThat(model(Task.CHANGE, Protection.PASSPHRASE).ready().get()).isTrue();
    }

    @Test
    void onlyWhatIsNeededIsAskedFor() {
        VaultModel unlock = model(Task.UNLOCK, Protection.PASSPHRASE);
        assertThat(unlock.needsCurrent()).isTrue();
        assertThat(unlock.needsFresh()).isFalse();

        VaultModel change = model(Task.CHANGE, Protection.KEY_FILE);
        assertThat(change.needsCurrent()).isFalse();
        assertThat(change.needsFresh()).isFalse();

        change.protection().set(Protection.PASSPHRASE);
        assertThat(change.needsFresh()).isTrue();
    }

    @Test
    void whatWasTypedIsWiped() {
        char[] current = new char[0];
        char[] fresh = PASSPHRASE.toCharArray();
        char[] again = PASSPHRASE.toCharArray();
        model(Task.CREATE, Protection.PASSPHRASE).go(current, fresh, again, () -> {});

        assertThat(fresh).containsOnly('\0');
        assertThat(again).containsOnly('\0');
    }

    private VaultModel go(Task task, Protection now, Protection wanted, String current, String fresh, String again) {
        VaultModel model = model(task, now);
        model.protection().set(wanted);
        model.go(current.toCharArray(), fresh.toCharArray(), again.toCharArray(), () -> done.add("done"));
        return model;
    }

    private VaultModel model(Task task, Protection now) {
        return of(task, now);
    }

    private Vault vault() {
        return safe.vault();
    }
}
