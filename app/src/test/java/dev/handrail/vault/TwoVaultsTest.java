package dev.handrail.vault;

import static dev.handrail.vault.Safe.PASSPHRASE;
import static dev.handrail.vault.Safe.secret;
import static dev.handrail.vault.Safe.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.store.OnBothStores;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window and the command line on one vault at the same time, and a day with its pauses. */
class TwoVaultsTest {
    private static final int EACH = 60;

    @TempDir
    Path home;

    @Test
    void twoProgramsAndAChangeOfThePassphraseLoseNothing() throws Exception {
        try (Store store = ReadyStore.open(home, Clock.systemUTC());
                Vault vault =
                        new Vault(store.jdbi(), Clock.systemUTC(), Duration.ZERO, home, Safe.CHEAP, Thread::sleep)) {
            vault.create(secret(PASSPHRASE));
            Process other = OtherVault.start(home, "other", EACH);
            try (BufferedReader said = other.inputReader()) {
                assertThat(said.readLine()).isEqualTo("open");
                vault.changePassphrase(secret(PASSPHRASE), secret("another phrase"));
                for (int i = 0; i < EACH; i++) {
                    vault.put("mine/" + i, secret("mine value " + i));
                    vault.put("shared", secret("mine " + i));
                }
                assertThat(said.readLine()).isEqualTo("done");
            }
            assertThat(other.waitFor()).isZero();
            vault.lock();
            assertThatThrownBy(() -> vault.unlock(secret(PASSPHRASE))).isInstanceOf(OperationFailed.class);
            vault.unlock(secret("another phrase"));
            for (String who : List.of("mine", "other")) {
                for (int i = 0; i < EACH; i++) {
                    assertThat(told(vault, who + "/" + i)).isEqualTo(who + " value " + i);
                }
            }
            assertThat(told(vault, "shared")).isIn("mine " + (EACH - 1), "other " + (EACH - 1));
            assertThat(vault.names()).hasSize(2 * EACH + 1);
        }
    }

    @OnBothStores
    void whoLocksItLocksEveryProgramOnTheSameData(Store store) throws Exception {
        Vault here = Safe.created(store, home, new Tick());
        here.put("a", secret("hunter2"));
        Vault there = Safe.vault(store, home, new Tick());
        there.unlock(secret(PASSPHRASE));
        CountDownLatch forgotten = new CountDownLatch(1);
        there.whenLocked(forgotten::countDown);
        here.lock();
        assertThatThrownBy(() -> there.get("a")).hasMessageContaining("locked");
        assertThatThrownBy(() -> there.put("b", secret("more"))).hasMessageContaining("locked");
        assertThat(there.state()).isEqualTo(VaultState.LOCKED);
        assertThat(forgotten.getCount()).as("what was asked is forgotten too").isZero();
        there.unlock(secret(PASSPHRASE));
        assertThat(told(there, "a")).isEqualTo("hunter2");
        assertThat(here.state()).as("to open it there opens it nowhere else").isEqualTo(VaultState.LOCKED);
    }

    @OnBothStores
    void aProgramThatDoesNotUseItForgetsTheKeySoonAfterAnotherLockedIt(Store store) throws Exception {
        Vault here = Safe.created(store, home, new Tick());
        Vault there = Safe.vault(store, home, new Tick());
        there.unlock(secret(PASSPHRASE));
        CountDownLatch forgotten = new CountDownLatch(1);
        there.whenLocked(forgotten::countDown);
        there.lockIfIdle();
        here.lock();
        there.lockIfIdle();
        assertThat(forgotten.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @OnBothStores
    void aProgramThatEndsOrIsIdleLocksNobodyElse(Store store) throws OperationFailed {
        Tick idle = new Tick();
        Vault here = Safe.created(store, home, idle);
        Vault there = Safe.vault(store, home, new Tick());
        there.unlock(secret(PASSPHRASE));
        idle.by(Duration.ofHours(1));
        here.lockIfIdle();
        here.close();
        assertThat(there.state()).isEqualTo(VaultState.OPEN);
    }

    @OnBothStores
    void overADayItIsOpenWhileOneWorksAndLockedAfterEveryPause(Store store) throws OperationFailed {
        Tick tick = new Tick();
        Vault vault = Safe.created(store, home, tick);
        vault.put("a", secret("hunter2"));
        for (int hour = 0; hour < 24; hour++) {
            for (int minute = 0; minute < 50; minute += 5) {
                tick.by(Duration.ofMinutes(5));
                vault.lockIfIdle();
                assertThat(told(vault, "a")).isEqualTo("hunter2");
            }
            tick.by(Duration.ofMinutes(10));
            assertThatThrownBy(() -> vault.get("a"))
                    .as("without anybody having looked")
                    .hasMessageContaining("locked");
            assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
            vault.unlock(secret(PASSPHRASE));
        }
    }

    @OnBothStores
    void anErasedVaultLeavesNoSecretNoKeyAndNoFile(Store store) throws Exception {
        Vault vault = Safe.vault(store, home, new Tick());
        vault.createWithKeyFile();
        vault.put("a", secret("hunter2"));
        vault.erase();
        assertThat(vault.state()).isEqualTo(VaultState.NONE);
        assertThat(vault.names()).isEmpty();
        try (var files = Files.list(home)) {
            assertThat(files.filter(f -> f.toString().endsWith(".key"))).isEmpty();
        }
        for (String table : List.of("vault_secrets", "vault_key")) {
            assertThat(store.jdbi()
                            .<Integer, RuntimeException>withHandle(h -> h.select("SELECT count(*) FROM " + table)
                                    .mapTo(Integer.class)
                                    .one()))
                    .as(table)
                    .isZero();
        }
        vault.create(secret(PASSPHRASE));
        assertThat(vault.get("a")).isEmpty();
    }
}
