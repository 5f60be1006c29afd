package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.server.SecretRef;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Optional;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/** The password of one login, found when it is first wanted and wiped when the login is over. */
final class LoginPassword implements PasswordFinder, AutoCloseable {
    private final String name;
    private final Access.Ssh access;
    private final Secrets secrets;
    private final Asker asker;
    private @Nullable Secret found;
    private boolean refused;

    LoginPassword(String name, Access.Ssh access, Secrets secrets, Asker asker) {
        this.name = name;
        this.access = access;
        this.secrets = secrets;
        this.asker = asker;
    }

    /** Whether the profile says where it is and the machine has not refused it, so that nobody has to be asked. */
    synchronized boolean isGiven() {
        return access.password() != null && !refused;
    }

    /** It is not said twice: a machine that offers two ways to say it would count that as two wrong ones. */
    synchronized void wasRefused() {
        refused = true;
        secrets.didNotFit(name);
    }

    /** Finds it, asking the person where the profile does not say; false when there is none to be had. */
    synchronized boolean isThere() throws OperationFailed {
        if (found == null) {
            found = find();
        }
        return found != null;
    }

    @Override
    public synchronized char[] reqPassword(@Nullable Resource<?> resource) {
        return found == null ? new char[0] : found.characters();
    }

    private @Nullable Secret find() throws OperationFailed {
        SecretRef ref = access.password();
        if (ref != null) {
            return secrets.find(ref, name);
        }
        Optional<Secret> kept = secrets.kept(name);
        return kept.isPresent() ? kept.get() : asker.secret(Words.of("ssh.password", access.address()));
    }

    @Override
    public boolean shouldRetry(@Nullable Resource<?> resource) {
        return false;
    }

    @Override
    public synchronized void close() {
        if (found != null) {
            found.close();
        }
    }
}
