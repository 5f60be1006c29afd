package dev.handrail.vault;

import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import java.util.Map;

/** Finds secrets that have just been typed and are kept nowhere yet, and all others where they are. */
public final class TypedSecrets extends SecretsOfOthers {
    private final Map<String, Secret> typed;
    private final Redactor redactor;

    /** @param typed by the names that they will have in the vault; closed by the caller */
    public TypedSecrets(Map<String, Secret> typed, Secrets others, Redactor redactor) {
        super(others);
        this.typed = Map.copyOf(typed);
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
}
