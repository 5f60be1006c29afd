package dev.handrail.vault;

import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds secrets, and keeps those that something under way needs again: what takes hours comes to its end when the vault has
 * locked and nobody is there to be asked.
 */
public final class KeptSecrets extends SecretsOfOthers {
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Remembered found = new Remembered();

    public KeptSecrets(Secrets others) {
        super(others);
    }

    /** From now on it is asked for once. */
    public void keep(String name) {
        wanted.add(name);
    }

    /** It is needed no more. */
    public void forget(String name) {
        wanted.remove(name);
        found.forget(name);
    }

    @Override
    public Secret find(SecretRef ref, String name) throws OperationFailed {
        Optional<Secret> known = found.copy(name);
        if (known.isPresent()) {
            return known.get();
        }
        Secret secret = others.find(ref, name);
        if (wanted.contains(name)) {
            found.put(name, secret);
        }
        return secret;
    }

    @Override
    public void didNotFit(String name) {
        found.forget(name);
        super.didNotFit(name);
    }
}
