package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Protection;
import dev.handrail.vault.QuickVault;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one can do with the vault by hand: what is typed, what is said, and that no value is ever shown. */
class VaultOffersTest {
    private static final String PHRASE = "correct horse battery";

    @TempDir
    Path home;

    private final Deque<String> typed = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private boolean piped;
    private final Asker person = new Asker() {
        @Override
        public @Nullable Secret secret(String question) {
            asked.add(question);
            String next = typed.poll();
            return next == null ? null : Secret.of(next.toCharArray());
        }

        @Override
        public @Nullable Secret whole(String question) {
            if (piped) {
                String all = String.join("\n", typed);
                typed.clear();
                typed.add(all);
            }
            return secret(question);
        }

        @Override
        public @Nullable String answer(String question) {
            return null;
        }
    };
    private Map<String, Integer> sealed = Map.of();
    private Set<String> decrypting = Set.of();
    private final Kept kept = new Kept() {
        @Override
        public List<String> runsToCleanUp(String server) {
            return List.of();
        }

        @Override
        public Set<String> heldByBackups(Server server) {
            return Set.of();
        }

        @Override
        public int sealedFor(String secret) {
            return sealed.getOrDefault(secret, 0);
        }

        @Override
        public boolean decryptsForRecipients(String secret) {
            return decrypting.contains(secret);
        }

        @Override
        public Optional<Path> practiceFolder(Server server) {
            return Optional.empty();
        }

        @Override
        public void rename(String from, String to) {}
    };
    private Store store;
    private Servers servers;
    private Vault vault;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        servers = new Servers(store.jdbi(), Clock.systemUTC(), "anna");
        servers.save(Server.of("Parish", Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE)));
        vault = QuickVault.in(home, store.jdbi(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        vault.close();
        store.close();
    }

    @Test
    void withoutAVaultItIsSaidHowToMakeOne() throws OperationFailed {
        Answer status = ask("vault status", Map.of());
        assertThat(status.lines()).singleElement().asString().contains("handrail vault create");
        assertThat(status.document()).asString().contains("state=none", "secrets=0");
        assertThatThrownBy(() -> act("vault put", named("a")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("vault create");
    }

    @Test
    void aNewPassphraseIsTypedTwiceAndMustBeTheSame() throws OperationFailed {
        typed.addAll(List.of(PHRASE, PHRASE + "x"));
        assertThatThrownBy(() -> act("vault create", Map.of())).hasMessageContaining("not the same");
        assertThat(vault.state()).isEqualTo(VaultState.NONE);
        create();
        assertThat(asked).hasSize(4);
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    void fromAPassphraseToAKeyFileAndBackWithTheDifferenceSaid() throws OperationFailed {
        create();
        vault.put("Parish/ssh", Secret.of("hunter2".toCharArray()));
        typed.add("not the passphrase");
        assertThatThrownBy(() -> act("vault use-key-file", Map.of())).hasMessageContaining("wrong");
        typed.add(PHRASE);
        assertThat(act("vault use-key-file", Map.of()))
                .singleElement()
                .asString()
                .contains("A key file");
        vault.lock();
        assertThat(act("vault lock", Map.of())).singleElement().asString().contains("opens it again by itself");
        vault.unlockWithKeyFile();
        typed.addAll(List.of("another phrase", "another phrase"));
        assertThat(act("vault use-passphrase", Map.of()))
                .singleElement()
                .asString()
                .contains("A passphrase");
        vault.lock();
        vault.unlock(Secret.of("another phrase".toCharArray()));
        try (Secret kept = vault.get("Parish/ssh").orElseThrow()) {
            assertThat(kept.characters()).containsExactly("hunter2".toCharArray());
        }
    }

    @Test
    void aShortPassphraseIsRefused() {
        typed.addAll(List.of("seven77", "seven77"));
        assertThatThrownBy(() -> act("vault create", Map.of()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("8");
        assertThat(vault.state()).isEqualTo(VaultState.NONE);
    }

    @Test
    void aSecondVaultIsRefusedAndTheFirstStaysAsItWas() throws OperationFailed {
        create();
        typed.addAll(List.of("another phrase", "another phrase"));
        assertThatThrownBy(() -> act("vault create", Map.of())).hasMessageContaining("there is one already");
        assertThatThrownBy(() -> act("vault create", Map.of("--key-file", List.of())))
                .isInstanceOf(OperationFailed.class);
        vault.lock();
        vault.unlock(Secret.of(PHRASE.toCharArray()));
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    void aSecretIsAskedForByNameAndNeverShown() throws OperationFailed {
        create();
        typed.add("hunter2");
        List<String> put = act("vault put", named("Parish/ssh"));
        assertThat(asked.getLast()).contains("Parish/ssh");
        assertThat(put).containsExactly("Stored Parish/ssh");
        Answer list = ask("vault list", Map.of());
        assertThat(list.lines()).containsExactly("Parish/ssh");
        assertThat(list.toString() + put + ask("vault status", Map.of())).doesNotContain("hunter2");
        assertThat(vault.get("Parish/ssh"))
                .hasValueSatisfying(s -> assertThat(s.characters()).containsExactly("hunter2".toCharArray()));
    }

    @Test
    void aServerIsMeantInOtherLettersTooAndOneThatIsNotThereIsWarnedOf() throws OperationFailed {
        create();
        typed.addAll(List.of("hunter2", "hunter2"));
        assertThat(act("vault put", named("parish/ssh"))).containsExactly("Stored Parish/ssh");
        assertThat(made("vault put", named("Parisch/ssh")).plan().checks())
                .extracting(Plan.Check::state)
                .containsExactly(Plan.State.WARNING);
        assertThat(act("vault put", named("Parisch/ssh")))
                .singleElement()
                .asString()
                .startsWith("Stored Parisch/ssh. Nothing looks for")
                .contains("Was Parish meant?");
        assertThat(vault.names()).containsExactly("Parisch/ssh", "Parish/ssh");
    }

    @Test
    void ofWhatIsPipedInOnlyAnIdentityIsTakenToTheEnd() throws OperationFailed {
        create();
        piped = true;
        typed.addAll(List.of("hunter2", "Login: anna"));
        act("vault put", named("Parish/ssh"));
        assertThat(vault.get("Parish/ssh"))
                .hasValueSatisfying(s -> assertThat(s.characters()).containsExactly("hunter2".toCharArray()));
        act("vault put", named("Parish/sudo"));
        assertThat(vault.get("Parish/sudo"))
                .hasValueSatisfying(s -> assertThat(s.characters()).containsExactly("Login: anna".toCharArray()));
        typed.addAll(List.of("# created: 2026-11-22T15:00:00Z", "AGE-SECRET-KEY-1QQ"));
        assertThat(act("vault put", named("Parish/age"))).containsExactly("Stored Parish/age");
        assertThat(typed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# created: 2026-11-22T15:00:00Z", "age-encryption.org/v1\n-> scrypt"})
    void whatGoesWithRecipientsIsRefusedWhereNoIdentityIsInIt(String torn) throws OperationFailed {
        create();
        decrypting = Set.of("Parish/age");
        typed.add(torn);
        assertThatThrownBy(() -> act("vault put", named("Parish/age")))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED))
                .hasMessageContaining("no identity")
                .hasMessageContaining("AGE-SECRET-KEY-1");
        assertThat(vault.names()).isEmpty();
        typed.add("AGE-SECRET-KEY-1QQ");
        assertThat(act("vault put", named("Parish/age"))).containsExactly("Stored Parish/age");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
                " AGE1QL3Z7HJY54PW3HYWW5AYYFG7ZQGVC7W3J2ELW8ZMRJ2KG5SFN9AQMCAC8P",
                "Public key: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
            })
    void thePublicKeyIsRefusedWhereItsIdentityIsToDecrypt(String shown) throws OperationFailed {
        create();
        decrypting = Set.of("Parish/age");
        typed.add(shown);
        assertThatThrownBy(() -> act("vault put", named("Parish/age")))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED))
                .hasMessageContaining("is a public key")
                .hasMessageContaining("AGE-SECRET-KEY-1");
        assertThat(vault.names()).isEmpty();
    }

    @Test
    void thePassphraseOfOlderBackupsIsTakenThoughNewerOnesAreForRecipients() throws OperationFailed {
        create();
        decrypting = Set.of("Parish/age");
        typed.add("the one before");
        assertThat(act("vault put", named("Parish/age")))
                .singleElement()
                .asString()
                .startsWith("Stored Parish/age. ")
                .contains("as a passphrase", "opens none of the newer ones", "vault remove \"Parish/age\"");
        typed.add("# with a mark");
        assertThat(act("vault put", named("Other/age")))
                .singleElement()
                .asString()
                .startsWith("Stored Other/age. ")
                .doesNotContain("as a passphrase");
    }

    @Test
    void whatDecryptsOlderBackupsStaysBehindWhatIsPutInItsPlace() throws OperationFailed {
        create();
        typed.addAll(List.of("first", "second"));
        assertThat(act("vault put", named("Parish/age"))).containsExactly("Stored Parish/age");
        Plan plan = made("vault put", named("Parish/age")).plan();
        assertThat(plan.checks().getFirst().text()).contains("it stays");
        assertThat(plan.cannotUndo()).isEmpty();
        assertThat(act("vault put", named("Parish/age")))
                .singleElement()
                .asString()
                .contains("stays behind it");
        assertThat(AgeSecret.passphrases(vault.get("Parish/age").orElseThrow()))
                .extracting(one -> new String(one.characters()))
                .containsExactly("second", "first");
    }

    @Test
    void anIdentityIsNotPutInThePlaceOfAPassphrase() throws OperationFailed {
        create();
        typed.addAll(List.of("first", "AGE-SECRET-KEY-1QQQ"));
        act("vault put", named("Parish/age"));
        assertThatThrownBy(() -> act("vault put", named("Parish/age"))).hasMessageContaining("would be lost");
        assertThat(vault.get("Parish/age"))
                .hasValueSatisfying(s -> assertThat(s.characters()).containsExactly("first".toCharArray()));
    }

    @Test
    void nothingTypedStoresNothing() throws OperationFailed {
        create();
        assertThatThrownBy(() -> act("vault put", named("a"))).hasMessageContaining("Nothing was given");
        typed.add("");
        assertThatThrownBy(() -> act("vault put", named("a"))).isInstanceOf(OperationFailed.class);
        assertThat(vault.names()).isEmpty();
    }

    @Test
    void whatIsRemovedIsGoneAndWhatIsNotThereIsWrongUsage() throws OperationFailed {
        create();
        vault.put("a", Secret.of("one".toCharArray()));
        vault.lock();
        assertThat(act("vault remove", named("a"))).containsExactly("Removed a");
        assertThat(vault.names()).isEmpty();
        assertThatThrownBy(() -> act("vault remove", named("a")))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE))
                .hasMessageContaining("vault list");
    }

    @Test
    void toRemoveWhatDecryptsBackupsDestroysThem() throws OperationFailed {
        create();
        vault.put("Parish/age", Secret.of("one".toCharArray()));
        assertThat(made("vault remove", named("Parish/age")).plan().effect()).isEqualTo(Effect.CHANGES);
        sealed = Map.of("Parish/age", 12);
        Operation remove = made("vault remove", named("Parish/age"));
        assertThat(remove.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(remove.server().environment()).isEqualTo(Environment.PRODUCTION);
        Plan plan = remove.plan();
        assertThat(plan.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(plan.checks()).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.text()).contains("Parish/age", "12");
        });
        assertThat(plan.cannotUndo()).singleElement().asString().contains("encrypted for it");
        assertThat(made("vault erase", Map.of()).plan().checks().getFirst().text())
                .contains("only it decrypts", "12");
    }

    @Test
    void aLockedVaultOpensWithThePassphraseBeforeAnythingIsStored() throws OperationFailed {
        create();
        assertThat(act("vault lock", Map.of())).singleElement().asString().contains("asks for the passphrase");
        assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
        typed.addAll(List.of(PHRASE, "hunter2"));
        act("vault put", named("a"));
        assertThat(vault.names()).containsExactly("a");
        act("vault lock", Map.of());
        assertThatThrownBy(() -> vault.get("a")).hasMessageContaining("locked");
    }

    @Test
    void afterAChangeOnlyTheNewPassphraseOpensIt() throws OperationFailed {
        create();
        vault.put("a", Secret.of("one".toCharArray()));
        typed.addAll(List.of(PHRASE, "another phrase", "another phrase"));
        act("vault change-passphrase", Map.of());
        vault.lock();
        assertThatThrownBy(() -> vault.unlock(Secret.of(PHRASE.toCharArray()))).hasMessageContaining("wrong");
        vault.unlock(Secret.of("another phrase".toCharArray()));
        assertThat(vault.get("a")).isPresent();
    }

    @Test
    void aChangeWithTheWrongPassphraseOrAMistypedNewOneChangesNothing() throws OperationFailed {
        create();
        typed.addAll(List.of("not the phrase", "another phrase", "another phrase"));
        assertThatThrownBy(() -> act("vault change-passphrase", Map.of())).hasMessageContaining("wrong");
        typed.addAll(List.of(PHRASE, "another phrase", "another phase"));
        assertThatThrownBy(() -> act("vault change-passphrase", Map.of())).hasMessageContaining("not the same");
        typed.addAll(List.of(PHRASE, "short", "short"));
        assertThatThrownBy(() -> act("vault change-passphrase", Map.of())).isInstanceOf(OperationFailed.class);
        vault.lock();
        vault.unlock(Secret.of(PHRASE.toCharArray()));
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    void aKeyFileIsTheOwnersAlone() throws Exception {
        act("vault create", Map.of("--key-file", List.of()));
        try (var files = Files.list(home)) {
            Path key = files.filter(f -> f.getFileName().toString().endsWith(".key"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(asked).isEmpty();
        }
        assertThat(ask("vault status", Map.of()).document()).asString().contains("protection=key-file");
    }

    @Test
    void thePlanOfErasingSaysWhatWouldBeLostAndErasesNothing() throws OperationFailed {
        create();
        vault.put("Parish/ssh", Secret.of("one".toCharArray()));
        vault.put("Parish/database", Secret.of("two".toCharArray()));
        Plan plan = made("vault erase", Map.of()).plan();
        assertThat(plan.effect()).isEqualTo(Effect.CHANGES);
        assertThat(plan.steps()).extracting(Plan.Step::effect).containsExactly(Effect.DESTROYS);
        assertThat(plan.checks())
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("2 in all", "Parish/database, Parish/ssh"));
        assertThat(plan.cannotUndo()).isNotEmpty();
        assertThat(vault.get("Parish/ssh")).isPresent();
    }

    @Test
    void whoForgotThePassphraseErasesTheVaultAndMakesANewOne() throws OperationFailed {
        create();
        vault.put("Parish/ssh", Secret.of("one".toCharArray()));
        vault.lock();
        assertThat(act("vault erase", Map.of())).singleElement().asString().contains("1 in all", "Parish/ssh");
        assertThat(vault.state()).isEqualTo(VaultState.NONE);
        assertThat(vault.names()).isEmpty();
        typed.addAll(List.of("another phrase", "another phrase"));
        act("vault create", Map.of());
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    void whatSomebodyStoredAfterThePlanIsNotErasedUnseen() throws OperationFailed {
        create();
        vault.put("a", Secret.of("one".toCharArray()));
        Operation erase = made("vault erase", Map.of());
        erase.plan();
        vault.put("b", Secret.of("theirs".toCharArray()));
        assertThatThrownBy(() -> erase.run(new Saying())).hasMessageContaining("meanwhile");
        assertThat(vault.names()).containsExactly("a", "b");
    }

    @Test
    void aVaultThatIsOpenedByAKeyFileIsErasedWithItsFile() throws Exception {
        act("vault create", Map.of("--key-file", List.of()));
        act("vault erase", Map.of());
        try (var files = Files.list(home)) {
            assertThat(files).noneMatch(f -> f.getFileName().toString().endsWith(".key"));
        }
    }

    @Test
    void whereThereIsNoVaultNothingCanBeErased() {
        assertThatThrownBy(() -> made("vault erase", Map.of()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    @Test
    void toMakeOneIsPlannedWithWhatItProtectsFromAndNothingIsAskedBefore() throws OperationFailed {
        Plan byPassphrase = made("vault create", Map.of()).plan();
        Plan byFile = made("vault create", Map.of("--key-file", List.of())).plan();
        assertThat(byPassphrase.effect()).as("it takes nothing from anybody").isEqualTo(Effect.READS);
        assertThat(byPassphrase.checks())
                .extracting(Plan.Check::advice)
                .containsExactly(Protection.PASSPHRASE.meaning());
        assertThat(byFile.checks()).extracting(Plan.Check::advice).containsExactly(Protection.KEY_FILE.meaning());
        assertThat(asked).isEmpty();
        assertThat(vault.state()).isEqualTo(VaultState.NONE);
    }

    @Test
    void aSecondVaultIsNoPlanThatCanBeStarted() throws OperationFailed {
        create();
        Plan plan = made("vault create", Map.of()).plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks().getFirst().advice()).contains("vault erase");
    }

    @Test
    void toLockNeedsNoYesAndItsPlanLocksNothing() throws OperationFailed {
        create();
        assertThat(made("vault lock", Map.of()).plan().effect()).isEqualTo(Effect.READS);
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    void toOpenItShowsWhetherThePassphraseIsRight() throws OperationFailed {
        create();
        vault.lock();
        Plan plan = made("vault unlock", Map.of()).plan();
        assertThat(plan.effect()).isEqualTo(Effect.READS);
        assertThat(plan.steps()).extracting(Plan.Step::effect).containsExactly(Effect.READS);
        assertThat(plan.checks()).extracting(Plan.Check::state).containsExactly(Plan.State.OK);
        typed.add("not the passphrase");
        assertThatThrownBy(() -> act("vault unlock", Map.of())).hasMessageContaining("wrong");
        assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
        typed.add(PHRASE);
        assertThat(act("vault unlock", Map.of())).containsExactly("The vault opens");
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
    }

    @Test
    void aKeyFileOpensItWithoutAQuestionAndWhatIsNotThereCannotBeOpened() throws OperationFailed {
        assertThat(made("vault unlock", Map.of()).plan().blocked()).isTrue();
        act("vault create", Map.of("--key-file", List.of()));
        vault.lock();
        assertThat(act("vault unlock", Map.of())).containsExactly("The vault opens");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatAFormHasAskedAlreadyIsNotAskedOfAnybodyElse() throws OperationFailed {
        List<String> form = new ArrayList<>();
        Operation create = made("vault create", Map.of()).asking(new Asker() {
            @Override
            public Secret secret(String question) {
                form.add(question);
                return Secret.of(PHRASE.toCharArray());
            }

            @Override
            public @Nullable String answer(String question) {
                return null;
            }
        });
        assertThat(create.name()).isEqualTo("vault create");
        create.run(new Saying());
        assertThat(form).hasSize(2);
        assertThat(asked).isEmpty();
        vault.lock();
        vault.unlock(Secret.of(PHRASE.toCharArray()));
    }

    private void create() throws OperationFailed {
        typed.addAll(List.of(PHRASE, PHRASE));
        act("vault create", Map.of());
    }

    private static Map<String, List<String>> named(String name) {
        return Map.of("NAME", List.of(name));
    }

    @Test
    void whatTakesNothingAwayIsDoneWithoutAskingAndWhatDoesIsNot() throws OperationFailed {
        create();
        assertThat(made("vault put", named("a")).plan().effect()).isEqualTo(Effect.READS);
        vault.put("a", Secret.of("one".toCharArray()));
        Plan replacing = made("vault put", named("a")).plan();
        assertThat(replacing.effect()).isEqualTo(Effect.CHANGES);
        assertThat(replacing.cannotUndo()).singleElement().asString().contains("stored as a now");
        assertThat(made("vault remove", named("a")).plan().effect()).isEqualTo(Effect.CHANGES);
        assertThat(made("vault change-passphrase", Map.of()).plan().effect()).isEqualTo(Effect.CHANGES);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aSecretThatSomebodyStoredAfterThePlanIsNotReplaced() throws OperationFailed {
        create();
        Operation put = made("vault put", named("a"));
        put.plan();
        vault.put("a", Secret.of("theirs".toCharArray()));
        typed.add("mine");
        assertThatThrownBy(() -> put.run(new Saying())).hasMessageContaining("was stored meanwhile");
        assertThat(vault.get("a"))
                .hasValueSatisfying(s -> assertThat(s.characters()).containsExactly("theirs".toCharArray()));
    }

    /** What was said of it, in the plan and in the run. */
    private List<String> act(String words, Map<String, List<String>> given) throws OperationFailed {
        Operation operation = made(words, given);
        String plan = operation.plan().toString() + operation.title();
        Saying work = new Saying();
        operation.run(work);
        assertThat(plan + work.lines()).doesNotContain("hunter2", PHRASE, "another phrase");
        return work.lines();
    }

    private Operation made(String words, Map<String, List<String>> given) throws OperationFailed {
        return ((Offer.Action) offer(words)).maker().make(new Arguments(given));
    }

    private Answer ask(String words, Map<String, List<String>> given) throws OperationFailed {
        return ((Offer.Question) offer(words)).teller().tell(new Arguments(given));
    }

    private Offer offer(String words) {
        SecretFinder secrets = new SecretFinder(vault, person, Map.of(), null, home, new Redactor(), Set::of);
        Passphrases passphrases = new Passphrases(person, new Redactor(), true, Optional.empty());
        return new VaultOffers(
                        new Lazy<>(() -> vault),
                        new Lazy<>(() -> secrets),
                        new Lazy<>(() -> servers),
                        kept,
                        passphrases)
                .offers().stream()
                        .filter(o -> o.words().equals(words))
                        .findFirst()
                        .orElseThrow();
    }
}
