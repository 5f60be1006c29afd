package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Protection;
import dev.handrail.vault.Secret;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one can do by hand with the vault itself: make it, open and close it, and change what opens it. */
class VaultOffersTest extends VaultByHand {
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
}
