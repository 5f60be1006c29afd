package dev.handrail.vault;

import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes vaults that open quickly, for tests of what stands on a vault: the usual cost of a guess is half a second of a
 * processor, and is paid where the program itself is called.
 */
public final class QuickVault {
    private QuickVault() {}

    /** One that never locks by itself. */
    public static Vault in(Path home, Jdbi jdbi, Clock clock) {
        return new Vault(jdbi, clock, Duration.ZERO, home, Safe.CHEAP, Thread::sleep);
    }

    /**
     * Has the vault of a data folder open quickly from now on, also for the program itself: what a guess costs stands beside
     * what it opens.
     */
    public static void from(Path home, String passphrase) throws OperationFailed {
        try (Store store = Store.open(home, Clock.systemUTC());
                Vault vault = in(home, store.jdbi(), Clock.systemUTC())) {
            vault.changePassphrase(Safe.secret(passphrase), Safe.secret(passphrase));
        }
    }
}
