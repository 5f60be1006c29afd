package dev.handrail.shell;

import dev.handrail.server.SecretRef;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Secrets;
import dev.handrail.waiting.Stop;
import dev.handrail.waiting.Turns;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The password of sudo on one server: looked for or asked once and tried before it is used. It is kept until the server is
 * let go, or sudo no longer takes it.
 */
final class SudoPassword implements Becoming.Password, AutoCloseable {
    private final String server;
    private final Secrets secrets;
    private final Turns turns = new Turns();
    private volatile @Nullable Shell shell;
    private volatile @Nullable Secret known;
    private volatile boolean doubted;
    private volatile int refused;
    private final AtomicInteger count = new AtomicInteger();

    SudoPassword(String server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /** @param on where it is tried */
    void tryOn(Shell on) {
        this.shell = on;
    }

    @Override
    public Becoming.Handed find() throws OperationFailed {
        try (Stop.Handle turn = turns.take()) {
            Secret there = known;
            if (there != null && refused == count.get()) {
                forget();
                there = null;
            } else if (there != null && doubted) {
                there = fits(there) ? there : null;
            }
            doubted = false;
            Secret now = there == null ? found() : there;
            return new Becoming.Handed(now.copy(), count.get());
        }
    }

    @Override
    public void doubt() {
        doubted = true;
    }

    @Override
    public void refused(int which) {
        refused = which;
    }

    /** Whether sudo still takes it; it may have been changed on the server, and is forgotten then. */
    private boolean fits(Secret there) throws OperationFailed {
        try {
            check(there, Words.of("shell.sudo.wrong.next"));
            return true;
        } catch (OperationFailed e) {
            if (e.kind() != OperationFailed.Kind.REFUSED) {
                throw e;
            }
            forget();
            return false;
        }
    }

    private void forget() {
        close();
        secrets.didNotFit(SecretNames.sudo(server));
    }

    /** In the vault first, so that a script needs nobody. */
    private Secret found() throws OperationFailed {
        String name = SecretNames.sudo(server);
        Optional<Secret> kept = secrets.kept(name);
        Secret found = kept.isPresent() ? kept.get() : asked(name);
        try {
            check(
                    found,
                    kept.isPresent() ? Words.of("shell.sudo.wrong.kept", name) : Words.of("shell.sudo.wrong.next"));
        } catch (OperationFailed e) {
            found.close();
            secrets.didNotFit(name);
            throw e;
        }
        known = found;
        count.incrementAndGet();
        return found;
    }

    private Secret asked(String name) throws OperationFailed {
        try {
            return secrets.find(new SecretRef.Ask(), name);
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            throw OperationFailed.unreachable(Words.of("shell.sudo.absent"))
                    .cameBack(e.cameBack() == null ? e.tried() : e.cameBack())
                    .next(Words.of("shell.sudo.absent.next", name))
                    .because(e);
        }
    }

    /** Tried alone, since a sudo that was given a wrong password goes on to read what follows as further attempts. */
    private void check(Secret answer, String next) throws OperationFailed {
        Shell on = shell;
        if (on == null) {
            return;
        }
        byte[] password = answer.utf8();
        byte[] line = Arrays.copyOf(password, password.length + 1);
        line[password.length] = '\n';
        try {
            Result result = on.run(Command.of("sudo", "-k", "-S", "-p", "", "-v"), line);
            if (!result.good()) {
                throw OperationFailed.refused(Words.of("shell.sudo.wrong"))
                        .on(on.where())
                        .cameBack(result.exit().errorText())
                        .next(next)
                        .build();
            }
        } finally {
            Arrays.fill(password, (byte) 0);
            Arrays.fill(line, (byte) 0);
        }
    }

    @Override
    public synchronized void close() {
        Secret there = known;
        known = null;
        if (there != null) {
            there.close();
        }
    }
}
