package dev.handrail.shell;

import dev.handrail.server.SecretRef;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import java.util.Optional;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/** The passphrase of one key, looked for only if the key has one: in the vault first, so that a script needs nobody. */
final class Passphrase implements PasswordFinder {
    private final LoginNames names;
    private final Secrets secrets;
    private boolean asked;
    private @Nullable OperationFailed failure;

    Passphrase(LoginNames names, Secrets secrets) {
        this.names = names;
        this.secrets = secrets;
    }

    @Override
    public char[] reqPassword(@Nullable Resource<?> resource) {
        asked = true;
        try (Secret secret = find()) {
            return secret.characters();
        } catch (OperationFailed e) {
            failure = e;
            return new char[0];
        }
    }

    private Secret find() throws OperationFailed {
        for (String name : names.passphrases()) {
            Optional<Secret> kept = secrets.kept(name);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        return secrets.find(new SecretRef.Ask(), names.passphrase());
    }

    @Override
    public boolean shouldRetry(@Nullable Resource<?> resource) {
        return false;
    }

    boolean asked() {
        return asked;
    }

    /** Why there was none to be had. */
    @Nullable
    OperationFailed failure() {
        return failure;
    }

    void didNotFit() {
        secrets.didNotFit(names.passphrase());
    }
}
