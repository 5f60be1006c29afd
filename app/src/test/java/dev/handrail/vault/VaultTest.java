package dev.handrail.vault;

import static dev.handrail.vault.Safe.PASSPHRASE;
import static dev.handrail.vault.Safe.overwrite;
import static dev.handrail.vault.Safe.sealed;
import static dev.handrail.vault.Safe.secret;
import static dev.handrail.vault.Safe.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What is in the vault comes back as it went, to whoever has it open and to nobody else. */
class VaultTest {
    @TempDir
    private Path home;

    private final Tick tick = new Tick();

    @OnBothStores
    void aSecretComesBackAsItWent(Store store) throws OperationFailed {
        Vault vault = created(store);
        for (String text : List.of("hunter2", " ", "ünïcödé 😀", "a\nb\n", "x".repeat(50_000))) {
            vault.put("parish/ssh", secret(text));
            assertThat(told(vault, "parish/ssh")).isEqualTo(text);
        }
        assertThat(vault.names()).containsExactly("parish/ssh");
        assertThat(vault.get("parish/sudo")).isEmpty();
        assertThat(vault.remove("parish/ssh")).isTrue();
        assertThat(vault.remove("parish/ssh")).isFalse();
        assertThat(vault.get("parish/ssh")).isEmpty();
    }

    @OnBothStores
    void whatDecryptsOlderBackupsStaysBehindWhatIsPutBesideIt(Store store) throws OperationFailed {
        Vault vault = created(store);
        assertThat(vault.putBeside("parish/age", secret("first"))).isFalse();
        assertThat(told(vault, "parish/age")).isEqualTo("first");
        assertThat(vault.putBeside("parish/age", secret("second"))).isTrue();
        try (Secret kept = vault.get("parish/age").orElseThrow()) {
            assertThat(AgeSecret.passphrases(kept)).extracting(Safe::told).containsExactly("second", "first");
        }
        String before = told(vault, "parish/age");
        assertThatThrownBy(() -> vault.putBeside("parish/age", secret(AgeSecret.MARK + "QQ")))
                .hasMessageContaining("would be lost");
        assertThatThrownBy(() -> vault.putBeside("parish/age", secret(""))).hasMessageContaining("it is empty");
        assertThat(told(vault, "parish/age")).isEqualTo(before);
    }

    @OnBothStores
    void lockedNowMeansNow(Store store) throws OperationFailed {
        Vault vault = created(store);
        vault.put("a", secret("hunter2"));
        vault.lock();
        assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
        assertThatThrownBy(() -> vault.get("a")).hasMessageContaining("The vault is locked");
        assertThatThrownBy(() -> vault.put("a", secret("b"))).isInstanceOf(OperationFailed.class);
        assertThat(vault.names()).containsExactly("a");
    }

    @OnBothStores
    void itLocksWhenNobodyUsedItForLongEnough(Store store) throws OperationFailed {
        Vault vault = created(store);
        AtomicInteger locked = new AtomicInteger();
        vault.whenLocked(locked::incrementAndGet);
        tick.by(Duration.ofMinutes(9));
        assertThat(vault.get("a")).isEmpty();
        tick.by(Duration.ofMinutes(9));
        vault.touch();
        tick.by(Duration.ofMinutes(9));
        vault.lockIfIdle();
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
        tick.by(Duration.ofMinutes(1));
        vault.lockIfIdle();
        assertThat(locked).hasValue(1);
        assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
        vault.lockAfter(Duration.ZERO);
        vault.unlock(secret(PASSPHRASE));
        tick.by(Duration.ofDays(400));
        assertThat(vault.state()).isEqualTo(VaultState.OPEN);
    }

    @OnBothStores
    void twoProcessesUseItAtOnce(Store store) throws OperationFailed {
        Vault one = created(store);
        Vault other = Safe.vault(store, home, tick);
        other.unlock(secret(PASSPHRASE));
        one.put("a", secret("from one"));
        assertThat(told(other, "a")).isEqualTo("from one");
        other.put("a", secret("from the other"));
        assertThat(told(one, "a")).isEqualTo("from the other");
        other.changePassphrase(secret(PASSPHRASE), secret("another phrase"));
        one.put("b", secret("still fits"));
        assertThat(told(other, "b")).isEqualTo("still fits");
    }

    @OnBothStores
    void aVaultThatWasMadeAnewElsewhereIsNotWrittenToWithTheOldKey(Store store) throws OperationFailed {
        Vault stale = created(store);
        stale.put("a", secret("hunter2"));
        Vault other = Safe.vault(store, home, tick);
        other.erase();
        assertThat(other.names()).isEmpty();
        other.create(secret(PASSPHRASE));
        assertThatThrownBy(() -> stale.put("b", secret("x"))).hasMessageContaining("made anew");
        assertThat(stale.state()).isEqualTo(VaultState.LOCKED);
        other.erase();
        assertThat(stale.state()).isEqualTo(VaultState.NONE);
    }

    @OnBothStores
    void theSecretsOfARenamedServerAreRenamedAndOfNoOther(Store store) throws OperationFailed {
        Vault vault = created(store);
        vault.put(SecretNames.ssh("a"), secret("one"));
        vault.put(SecretNames.database("a", "b/c"), secret("two"));
        vault.put(SecretNames.ssh("a/b"), secret("three"));
        vault.put(SecretNames.ssh("ab"), secret("four"));
        assertThat(vault.rename(SecretNames.prefix("a"), SecretNames.prefix("z%")))
                .isEqualTo(2);
        assertThat(told(vault, SecretNames.ssh("z%"))).isEqualTo("one");
        assertThat(told(vault, SecretNames.database("z%", "b/c"))).isEqualTo("two");
        assertThat(told(vault, SecretNames.ssh("a/b"))).isEqualTo("three");
        assertThat(vault.names()).hasSize(4);
        assertThat(vault.removeUnder(SecretNames.prefix("z%"), Set.of())).isEqualTo(2);
        assertThat(vault.names()).hasSize(2);
        vault.lock();
        assertThat(vault.rename("nothing/", "else/")).isZero();
        assertThatThrownBy(() -> vault.rename("ab/", "c/")).hasMessageContaining("locked");
    }

    @OnBothStores
    void whatWasTamperedWithIsRefusedInClearWords(Store store) throws OperationFailed {
        Vault vault = created(store);
        vault.put("cheap", secret("letmein"));
        vault.put("dear", secret("hunter2"));
        String dear = sealed(store, "dear");
        overwrite(store, "dear", sealed(store, "cheap"));
        assertThatThrownBy(() -> vault.get("dear"))
                .hasMessageContaining("The secret dear was not opened")
                .hasMessageContaining("changed or damaged outside Handrail")
                .hasMessageNotContaining("letmein");
        for (int i = 0; i < dear.length() - 2; i += 5) {
            String flipped = dear.substring(0, i) + (dear.charAt(i) == 'A' ? 'B' : 'A') + dear.substring(i + 1);
            overwrite(store, "dear", flipped);
            assertThatThrownBy(() -> vault.get("dear")).as("character " + i).isInstanceOf(OperationFailed.class);
        }
        for (String nonsense : List.of("", "!", "AAAA", dear.substring(0, 40))) {
            overwrite(store, "dear", nonsense);
            assertThatThrownBy(() -> vault.get("dear")).isInstanceOf(OperationFailed.class);
        }
        overwrite(store, "dear", dear);
        assertThat(told(vault, "dear")).isEqualTo("hunter2");
    }

    @OnBothStores
    void nothingReadableLiesInTheStore(Store store) throws OperationFailed {
        Vault vault = created(store);
        vault.put("a", secret("hunter2hunter2"));
        vault.put("b", secret("hunter2hunter2"));
        String everything = store.jdbi()
                .withHandle(handle -> Stream.of("vault_secrets", "vault_key", "vault_guesses")
                        .map(table -> handle.select("SELECT * FROM " + table)
                                .mapToMap()
                                .list()
                                .toString())
                        .collect(Collectors.joining()));
        assertThat(everything).doesNotContain("hunter2").doesNotContain(PASSPHRASE);
        assertThat(sealed(store, "a")).isNotEqualTo(sealed(store, "b"));
        assertThat(secret("hunter2").toString()).doesNotContain("hunter2");
    }

    @OnBothStores
    void whatMakesNoSenseIsRefused(Store store) throws OperationFailed {
        Vault vault = created(store);
        assertThatThrownBy(() -> vault.put("a", secret(""))).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> vault.put(" ", secret("x"))).hasMessageContaining("no name for a secret");
        assertThatThrownBy(() -> vault.put("a\nb", secret("x"))).hasMessageContaining("no name for a secret");
        assertThatThrownBy(() -> vault.put("a".repeat(601), secret("x"))).hasMessageContaining("600");
        vault.put("ü".repeat(600), secret("x"));
    }

    private Vault created(Store store) throws OperationFailed {
        return Safe.created(store, home, tick);
    }
}
