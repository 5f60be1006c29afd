package dev.handrail.vault;

import static dev.handrail.vault.Safe.PASSPHRASE;
import static dev.handrail.vault.Safe.secret;
import static dev.handrail.vault.Safe.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.store.LostAnswer;
import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault opens with its passphrase or its key file, and makes whoever guesses wait. */
class VaultDoorTest {
    @TempDir
    private Path home;

    private final Tick tick = new Tick();

    @OnBothStores
    void itOpensWithItsPassphraseAndWithNoOther(Store store) throws OperationFailed {
        assertThat(vault(store).state()).isEqualTo(VaultState.NONE);
        assertThat(vault(store).protection()).isEmpty();
        created(store).put("a", secret("hunter2"));
        Vault later = vault(store);
        assertThat(later.state()).isEqualTo(VaultState.LOCKED);
        assertThat(later.protection()).contains(Protection.PASSPHRASE);
        assertThatThrownBy(() -> later.unlock(secret("correct horse")))
                .hasMessageContaining("the passphrase is wrong")
                .hasMessageNotContaining("correct");
        assertThatThrownBy(later::unlockWithKeyFile).hasMessageContaining("opened by a passphrase");
        assertThat(later.state()).isEqualTo(VaultState.LOCKED);
        later.unlock(secret(PASSPHRASE));
        assertThat(later.state()).isEqualTo(VaultState.OPEN);
        assertThat(told(later, "a")).isEqualTo("hunter2");
    }

    @OnBothStores
    void wrongPassphrasesWaitLongerEachTimeInWhicheverProcess(Store store) throws OperationFailed {
        created(store).close();
        for (long seconds : new long[] {0, 1, 2, 4, 8, 16, 32, 60}) {
            Duration before = tick.waited();
            assertThatThrownBy(() -> vault(store).unlock(secret("wrong"))).isInstanceOf(OperationFailed.class);
            assertThat(tick.waited().minus(before)).isEqualTo(Duration.ofSeconds(seconds));
        }
        vault(store).unlock(secret(PASSPHRASE));
        Duration all = tick.waited();
        assertThatThrownBy(() -> vault(store).unlock(secret("wrong"))).isInstanceOf(OperationFailed.class);
        tick.by(Duration.ofHours(1));
        vault(store).unlock(secret(PASSPHRASE));
        assertThat(tick.waited()).isEqualTo(all);
    }

    @OnBothStores
    void aGuessThatIsCutShortCountsAsWrong(Store store) throws OperationFailed {
        created(store).close();
        Pause cut = time -> {
            throw new InterruptedException();
        };
        Vault first = new Vault(store.jdbi(), tick, Duration.ofMinutes(10), home, Safe.CHEAP, cut);
        assertThatThrownBy(() -> first.unlock(secret("wrong"))).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> first.unlock(secret(PASSPHRASE))).hasMessageContaining("Cancelled");
        assertThat(Thread.interrupted()).isTrue();
        vault(store).unlock(secret(PASSPHRASE));
        assertThat(tick.waited()).isEqualTo(Duration.ofSeconds(3));
    }

    @OnBothStores
    void anAnswerThatGetsLostCostsNoKeyFile(Store store) throws Exception {
        created(store).close();
        LostAnswer way = new LostAnswer(store);
        Vault vault = new Vault(way.jdbi(), tick, Duration.ofMinutes(10), home, Safe.CHEAP, tick);
        vault.unlock(secret(PASSPHRASE));
        vault.put("a", secret("hunter2"));

        way.loseNext();
        vault.useKeyFile(secret(PASSPHRASE));
        assertThat(way.lost()).isTrue();
        Vault byFile = vault(store);
        byFile.unlockWithKeyFile();
        assertThat(told(byFile, "a")).isEqualTo("hunter2");

        way.loseNext();
        vault.usePassphrase(secret(PASSPHRASE));
        assertThat(way.lost()).isTrue();
        assertThat(keyFiles()).isEmpty();
        Vault byPassphrase = vault(store);
        byPassphrase.unlock(secret(PASSPHRASE));
        assertThat(told(byPassphrase, "a")).isEqualTo("hunter2");
    }

    @OnBothStores
    void aClockThatWasSetBackKeepsNobodyOutForYears(Store store) throws OperationFailed {
        created(store).close();
        tick.by(Duration.ofDays(3650));
        assertThatThrownBy(() -> vault(store).unlock(secret("wrong"))).isInstanceOf(OperationFailed.class);
        tick.by(Duration.ofDays(-3650));
        vault(store).unlock(secret(PASSPHRASE));
        assertThat(tick.waited()).isPositive().isLessThan(Duration.ofHours(1));
    }

    @OnBothStores
    void aNewPassphraseOpensWhatTheOldOneSealed(Store store) throws OperationFailed {
        Vault vault = created(store);
        vault.put("a", secret("hunter2"));
        String sealed = Safe.sealed(store, "a");
        assertThatThrownBy(() -> vault.changePassphrase(secret("wrong"), secret("another phrase")))
                .hasMessageContaining("the passphrase is wrong");
        vault.changePassphrase(secret(PASSPHRASE), secret("another phrase"));
        assertThat(Safe.sealed(store, "a")).isEqualTo(sealed);
        Vault later = vault(store);
        assertThatThrownBy(() -> later.unlock(secret(PASSPHRASE))).isInstanceOf(OperationFailed.class);
        later.unlock(secret("another phrase"));
        assertThat(told(later, "a")).isEqualTo("hunter2");
    }

    @OnBothStores
    void aKeyFileOpensItWithoutAWord(Store store) throws OperationFailed, IOException {
        Vault vault = vault(store);
        vault.createWithKeyFile();
        vault.put("a", secret("hunter2"));
        Path key = keyFiles().getFirst();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Vault later = vault(store);
        assertThat(later.protection()).contains(Protection.KEY_FILE);
        assertThatThrownBy(() -> later.unlock(secret(PASSPHRASE))).hasMessageContaining("opened by a key file");
        later.unlockWithKeyFile();
        assertThat(told(later, "a")).isEqualTo("hunter2");
    }

    @OnBothStores
    void aKeyFileThatOthersCanReadOrThatIsDamagedIsRefused(Store store) throws OperationFailed, IOException {
        Vault vault = vault(store);
        vault.createWithKeyFile();
        Path key = keyFiles().getFirst();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(vault::unlockWithKeyFile).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(key, "not a key");
        assertThatThrownBy(vault::unlockWithKeyFile).hasMessageContaining("not a key file");
        Files.writeString(key, "A".repeat(43) + "=");
        assertThatThrownBy(vault::unlockWithKeyFile).hasMessageContaining("another vault");
        Files.delete(key);
        assertThatThrownBy(vault::unlockWithKeyFile).hasMessageContaining("there is no such file");
    }

    @OnBothStores
    void itChangesFromPassphraseToKeyFileAndBack(Store store) throws OperationFailed, IOException {
        Vault vault = created(store);
        vault.put("a", secret("hunter2"));
        vault.useKeyFile(secret(PASSPHRASE));
        assertThat(vault.protection()).contains(Protection.KEY_FILE);
        assertThat(keyFiles()).hasSize(1);
        vault.lock();
        vault.unlockWithKeyFile();
        vault.usePassphrase(secret("another phrase"));
        assertThat(keyFiles()).isEmpty();
        Vault later = vault(store);
        later.unlock(secret("another phrase"));
        assertThat(told(later, "a")).isEqualTo("hunter2");
    }

    @OnBothStores
    void whatMakesNoSenseIsRefused(Store store) throws OperationFailed, IOException {
        assertThatThrownBy(() -> vault(store).create(secret("short"))).hasMessageContaining("at least 8 characters");
        assertThatThrownBy(() -> vault(store).unlock(secret(PASSPHRASE))).hasMessageContaining("there is no vault yet");
        Vault vault = created(store);
        assertThatThrownBy(() -> vault(store).create(secret(PASSPHRASE))).hasMessageContaining("there is one already");
        assertThatThrownBy(() -> vault(store).createWithKeyFile()).hasMessageContaining("there is one already");
        assertThatThrownBy(() -> vault.changePassphrase(secret(PASSPHRASE), secret("short")))
                .hasMessageContaining("at least 8 characters");
        assertThat(keyFiles()).isEmpty();
    }

    @Test
    void theCostOfAGuessIsNotSmall() {
        long began = System.nanoTime();
        byte[] key = Argon2.USUAL.key(secret(PASSPHRASE), new byte[Argon2.SALT_BYTES]);
        assertThat(key).hasSize(Sealing.KEY_BYTES);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(80));
    }

    @Test
    void theDifferenceBetweenPassphraseAndKeyFileIsSaid() {
        assertThat(Protection.PASSPHRASE.meaning()).contains("forgets it loses the secrets");
        assertThat(Protection.KEY_FILE.meaning()).contains("whoever can read your files");
    }

    private Vault vault(Store store) {
        return Safe.vault(store, home, tick);
    }

    private Vault created(Store store) throws OperationFailed {
        return Safe.created(store, home, tick);
    }

    private List<Path> keyFiles() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith(".key")).toList();
        }
    }
}
