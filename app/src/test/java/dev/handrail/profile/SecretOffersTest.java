package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.Environment;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.Secret;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one can do by hand with what is in the vault: what is typed, what is said, and that no value is ever shown. */
class SecretOffersTest extends VaultByHand {
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
    void besideAPassphraseOfOlderBackupsNothingIsTakenThatIsNoIdentity() throws OperationFailed {
        create();
        decrypting = Set.of("Parish/age");
        typed.addAll(List.of("the one before", "1QQ of a torn line"));
        act("vault put", named("Parish/age"));
        assertThatThrownBy(() -> act("vault put", named("Parish/age")))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED))
                .hasMessageContaining("is no identity of age")
                .hasMessageContaining("stays as it is")
                .hasMessageNotContaining("vault remove");
        assertThat(vault.get("Parish/age"))
                .hasValueSatisfying(s -> assertThat(s.characters()).containsExactly("the one before".toCharArray()));
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
    void aServerIsMeantInOtherLettersWhereASecretIsRemovedToo() throws OperationFailed {
        create();
        vault.put("Parish/ssh", Secret.of("one".toCharArray()));
        assertThat(act("vault remove", named("parish/ssh"))).containsExactly("Removed Parish/ssh");
        vault.put("Parish/ssh", Secret.of("one".toCharArray()));
        vault.put("parish/ssh", Secret.of("stray".toCharArray()));
        assertThat(act("vault remove", named("parish/ssh"))).containsExactly("Removed parish/ssh");
        assertThat(vault.names()).containsExactly("Parish/ssh");
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
}
