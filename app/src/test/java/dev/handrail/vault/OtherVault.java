package dev.handrail.vault;

import dev.handrail.Packed;
import dev.handrail.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A program of its own that puts secrets into a vault which others use at the same time. */
final class OtherVault {
    private OtherVault() {}

    static Process start(Path home, String name, int count) throws IOException {
        return new ProcessBuilder(Packed.java(OtherVault.class, home.toString(), name, String.valueOf(count)))
                .redirectErrorStream(true)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        try (Store store = Store.open(home, Clock.systemUTC());
                Vault vault =
                        new Vault(store.jdbi(), Clock.systemUTC(), Duration.ZERO, home, Safe.CHEAP, Thread::sleep)) {
            vault.unlock(Safe.secret(Safe.PASSPHRASE));
            System.out.println("open");
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                vault.put(arguments[1] + "/" + i, Safe.secret(arguments[1] + " value " + i));
                vault.put("shared", Safe.secret(arguments[1] + " " + i));
            }
        }
        System.out.println("done");
    }
}
