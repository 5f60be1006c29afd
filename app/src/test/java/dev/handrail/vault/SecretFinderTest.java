package dev.handrail.vault;

import static dev.handrail.vault.Safe.PASSPHRASE;
import static dev.handrail.vault.Safe.secret;
import static dev.handrail.vault.Safe.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.SecretRef;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is found where the profile says it is, or it is said what to do. */
class SecretFinderTest {
    private static final SecretRef VAULT = new SecretRef.Vault();
    private static final SecretRef ASK = new SecretRef.Ask();

    @TempDir
    private Path home;

    private final Tick tick = new Tick();
    private final Redactor redactor = new Redactor();
    private final Person person = new Person();
    private Set<String> named = Set.of();
    private Store store;
    private Vault vault;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home.resolve("data"), tick);
        vault = Safe.vault(store, home, tick);
    }

    @AfterEach
    void close() {
        redactor.close();
        vault.close();
        store.close();
    }

    @Test
    void theVaultIsOpenedByThePassphraseOfTheEnvironment() throws OperationFailed {
        filled();
        SecretFinder finder = finder(Map.of("HANDRAIL_PASSPHRASE", PASSPHRASE), null);
        assertThat(told(finder.find(VAULT, "parish/ssh"))).isEqualTo("hunter2");
        assertThat(person.questions).isEmpty();
        assertThat(redactor.clean("hunter2 by " + PASSPHRASE)).isEqualTo("••• by •••");
    }

    @Test
    void whatTheVaultKeepsIsFoundWithoutAQuestionAndWhatItDoesNotKeepOpensNothing() throws OperationFailed {
        filled();
        SecretFinder finder = finder(Map.of("HANDRAIL_PASSPHRASE", PASSPHRASE), null);
        assertThat(finder.kept("parish/key")).isEmpty();
        assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
        assertThat(told(finder.kept("parish/ssh").orElseThrow())).isEqualTo("hunter2");
        assertThat(redactor.clean("hunter2")).isEqualTo("•••");
        assertThat(person.questions).isEmpty();
    }

    /** As Java hands over what the locale has no letters for. */
    @Test
    void aVariableOfWhichLettersGotLostIsNotUsed() throws OperationFailed {
        filled();
        Map<String, String> garbled = Map.of("HANDRAIL_PASSPHRASE", "p\uFFFD\uFFFDss", "DB", "p\uFFFDss");
        SecretFinder finder = finder(garbled, null);
        for (SecretRef ref : List.of(VAULT, new SecretRef.Env("DB"))) {
            assertThatThrownBy(() -> finder.find(ref, "parish/ssh"))
                    .isInstanceOfSatisfying(
                            OperationFailed.class, e -> assertThat(e.next()).contains("LC_ALL=C.UTF-8"));
        }
    }

    @Test
    void theVaultIsOpenedByAFileWithThePassphrase() throws OperationFailed, IOException {
        filled();
        Path file = file("pass", PASSPHRASE + "\n", "rw-------");
        assertThat(told(finder(Map.of("HANDRAIL_PASSPHRASE", "another"), file).find(VAULT, "parish/ssh")))
                .isEqualTo("hunter2");
    }

    @Test
    void theVaultIsOpenedByAskingAndAskingAgain() throws OperationFailed {
        filled();
        person.answers.addAll(List.of("wrong one", PASSPHRASE));
        SecretFinder finder = finder(Map.of(), null);
        assertThat(told(finder.find(VAULT, "parish/ssh"))).isEqualTo("hunter2");
        assertThat(told(finder.find(VAULT, "parish/ssh"))).isEqualTo("hunter2");
        assertThat(person.questions).hasSize(2).last().asString().contains("wrong");
    }

    @Test
    void afterThreeWrongAnswersNobodyIsAskedAnyMore() throws OperationFailed {
        filled();
        person.answers.addAll(List.of("wrong", "wrong", "wrong", PASSPHRASE));
        assertThatThrownBy(() -> finder(Map.of(), null).find(VAULT, "parish/ssh"))
                .hasMessageContaining("the passphrase is wrong");
        assertThat(person.questions).hasSize(3);
    }

    @Test
    void aWrongPassphraseOfTheEnvironmentIsTriedOnce() throws OperationFailed {
        filled();
        SecretFinder finder = finder(Map.of("HANDRAIL_PASSPHRASE", "wrong phrase"), null);
        assertThatThrownBy(() -> finder.find(VAULT, "parish/ssh"))
                .hasMessageContaining("the passphrase is wrong")
                .hasMessageNotContaining("wrong phrase");
        assertThat(tick.waited()).isZero();
    }

    @Test
    void aVaultWithAKeyFileOpensByItself() throws OperationFailed {
        vault.createWithKeyFile();
        vault.put("parish/ssh", secret("hunter2"));
        vault.lock();
        assertThat(told(finder(Map.of(), null).find(VAULT, "parish/ssh"))).isEqualTo("hunter2");
        assertThat(person.questions).isEmpty();
    }

    @Test
    void whatIsNotInTheVaultIsSaidWithWhatToDo() throws OperationFailed {
        SecretFinder finder = finder(Map.of(), null);
        assertThatThrownBy(() -> finder.find(VAULT, "parish/ssh"))
                .hasMessageContaining("there is no vault yet")
                .hasMessageContaining("handrail vault create");
        filled();
        assertThatThrownBy(() -> finder.find(VAULT, "parish/ssh"))
                .hasMessageContaining("its passphrase was not given")
                .hasMessageContaining("HANDRAIL_PASSPHRASE");
        person.answers.add(PASSPHRASE);
        assertThatThrownBy(() -> finder.find(VAULT, "parish/sudo"))
                .hasMessageContaining("holds nothing under that name")
                .hasMessageContaining("handrail vault put \"parish/sudo\"");
    }

    @Test
    void aVariableIsTakenFromTheEnvironment() throws OperationFailed {
        SecretFinder finder = finder(Map.of("DB", "hunter2", "EMPTY", ""), null);
        assertThat(told(finder.find(new SecretRef.Env("DB"), "a"))).isEqualTo("hunter2");
        assertThatThrownBy(() -> finder.find(new SecretRef.Env("OTHER"), "a")).hasMessageContaining("OTHER is not set");
        assertThatThrownBy(() -> finder.find(new SecretRef.Env("EMPTY"), "a")).isInstanceOf(OperationFailed.class);
    }

    /** Else what a command of this computer is handed would hang on what was asked for before. */
    @Test
    void whichVariablesHoldSecretsDoesNotHangOnWhatWasRead() throws OperationFailed {
        named = Set.of("DB", "OTHER");
        SecretFinder finder = finder(Map.of("DB", "hunter2", "NOT_NAMED", "x"), null);
        assertThat(finder.variables()).containsExactlyInAnyOrder("HANDRAIL_PASSPHRASE", "DB", "OTHER");
        told(finder.find(new SecretRef.Env("DB"), "a"));
        told(finder.find(new SecretRef.Env("NOT_NAMED"), "a"));
        assertThat(finder.variables()).containsExactlyInAnyOrder("HANDRAIL_PASSPHRASE", "DB", "OTHER");
        named = Set.of();
        assertThat(finder.variables()).as("the profile is another now").containsExactly("HANDRAIL_PASSPHRASE");
    }

    @Test
    void aFileIsReadWithoutTheEndOfItsLastLine() throws OperationFailed, IOException {
        SecretFinder finder = finder(Map.of(), null);
        file("unix", "hunter2\n", "rw-------");
        file("dos", "hunter2\r\n", "r--------");
        file("two", "hunter2\n\n", "rw-------");
        file("none", "", "rw-------");
        assertThat(told(finder.find(new SecretRef.File("~/unix"), "a"))).isEqualTo("hunter2");
        assertThat(told(finder.find(new SecretRef.File("~/dos"), "a"))).isEqualTo("hunter2");
        assertThat(told(finder.find(new SecretRef.File(home + "/two"), "a"))).isEqualTo("hunter2\n");
        assertThatThrownBy(() -> finder.find(new SecretRef.File("~/none"), "a")).hasMessageContaining("is empty");
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        SecretFinder finder = finder(Map.of(), null);
        for (String permissions : List.of("rw-r--r--", "rw----r--", "rw--w----", "rwx------")) {
            Path file = file("f", "hunter2", permissions);
            assertThatThrownBy(() -> finder.find(new SecretRef.File("~/f"), "a"))
                    .hasMessageContaining("chmod 600 \"" + file)
                    .hasMessageNotContaining("hunter2");
            Files.delete(file);
        }
        assertThatThrownBy(() -> finder.find(new SecretRef.File("~/f"), "a")).hasMessageContaining("no such file");
        assertThatThrownBy(() -> finder.find(new SecretRef.File("~"), "a")).hasMessageContaining("no such file");
        file("f", "x".repeat(70_000), "rw-------");
        assertThatThrownBy(() -> finder.find(new SecretRef.File("~/f"), "a")).hasMessageContaining("larger");
    }

    @Test
    void aPersonIsAskedOnceUntilTheVaultLocksOrTheAnswerDidNotFit() throws OperationFailed {
        SecretFinder finder = finder(Map.of(), null);
        person.answers.addAll(List.of("first", "second", "third"));
        assertThat(told(finder.find(ASK, "parish/sudo"))).isEqualTo("first");
        assertThat(vault.state()).isEqualTo(VaultState.NONE);
        assertThat(told(finder.find(ASK, "parish/sudo"))).isEqualTo("first");
        finder.didNotFit("parish/sudo");
        assertThat(told(finder.find(ASK, "parish/sudo"))).isEqualTo("second");
        vault.lock();
        assertThat(told(finder.find(ASK, "parish/sudo"))).isEqualTo("third");
        assertThat(person.questions).hasSize(3).first().asString().contains("parish/sudo");
        assertThatThrownBy(() -> finder.find(ASK, "other")).hasMessageContaining("nobody answered");
    }

    @Test
    void howeverManyWaitForItThePersonIsAskedOnce() throws Exception {
        filled();
        person.answers.addAll(List.of(PASSPHRASE));
        SecretFinder finder = finder(Map.of(), null);
        try (ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> found = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                found.add(connections.submit(() -> told(finder.find(VAULT, "parish/ssh"))));
            }
            for (Future<String> one : found) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("hunter2");
            }
        }
        assertThat(person.questions).hasSize(1);
    }

    private void filled() throws OperationFailed {
        vault.create(secret(PASSPHRASE));
        vault.put("parish/ssh", secret("hunter2"));
        vault.lock();
    }

    private SecretFinder finder(Map<String, String> environment, @Nullable Path passphraseFile) {
        return new SecretFinder(vault, person, environment, passphraseFile, home, redactor, () -> named);
    }

    private Path file(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(home.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /** Somebody who answers what was agreed before, and then nothing any more. */
    private static final class Person implements Asker {
        private final Deque<String> answers = new ArrayDeque<>();
        private final List<String> questions = new ArrayList<>();

        @Override
        public synchronized @Nullable Secret secret(String question) {
            questions.add(question);
            String answer = answers.poll();
            return answer == null ? null : Secret.of(answer.toCharArray());
        }

        @Override
        public @Nullable String answer(String question) {
            return null;
        }
    }
}
