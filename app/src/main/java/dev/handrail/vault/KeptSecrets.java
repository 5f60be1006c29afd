package dev.handrail.vault;

import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import java.util.Optional;
import java.util.Set;

/**
 * Finds each secret once and keeps it until it is closed: what takes hours needs it again at its end, when the vault has locked
 * and nobody is there to be asked.
 */
public final class KeptSecrets implements Secrets, AutoCloseable {
    private final Secrets others;
    private final Remembered found = new Remembered();

    public KeptSecrets(Secrets others) {
        this.others = others;
    }

    @Override
    public Secret find(SecretRef ref, String name) throws OperationFailed {
        Optional<Secret> known = found.copy(name);
        if (known.isPresent()) {
            return known.get();
        }
        Secret secret = others.find(ref, name);
        found.put(name, secret);
        return secret;
    }

    @Override
    public Optional<Secret> kept(String name) throws OperationFailed {
        return others.kept(name);
    }

    @Override
    public Set<String> variables() {
        return others.variables();
    }

    @Override
    public void didNotFit(String name) {
        found.forget(name);
        others.didNotFit(name);
    }

    @Override
    public void close() {
        found.forgetAll();
    }
}
