package dev.handrail.vault;

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
}
