package dev.handrail.vault;

import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds secrets that have just been typed and are kept nowhere yet, and all others where they are. */
public final class TypedSecrets implements Secrets {
    private final Map<String, Secret> typed;
    private final Secrets others;
    private final Redactor redactor;

    /** @param typed by the names that they will have in the vault; closed by the caller */
    public TypedSecrets(Map<String, Secret> typed, Secrets others, Redactor redactor) {
        this.typed = Map.copyOf(typed);
        this.others = others;
        this.redactor = redactor;
    }

    @Override
    public Secret find(SecretRef ref, String name) throws OperationFailed {
        Secret known = ref instanceof SecretRef.Vault ? typed.get(name) : null;
        if (known == null) {
            return others.find(ref, name);
        }
        redactor.knows(known);
        return known.copy();
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
        others.didNotFit(name);
    }
}
