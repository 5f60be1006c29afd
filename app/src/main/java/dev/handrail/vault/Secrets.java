package dev.handrail.vault;

import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import java.util.Optional;
import java.util.Set;

/** Finds the secret that a profile points to. */
public interface Secrets {
    /** The variable of the environment that opens the vault. */
    String PASSPHRASE = "HANDRAIL_PASSPHRASE";

    /** The variables of our environment that hold secrets, whether one was read or not: what is started here gets none of them. */
    default Set<String> variables() {
        return Set.of(PASSPHRASE);
    }

    /**
     * The secret, which the caller closes.
     *
     * @param name its entry in the vault, and what a person is told when asked: see {@link SecretNames}
     */
    Secret find(SecretRef ref, String name) throws OperationFailed;

    /** The secret that the vault keeps under that name, which the caller closes; nobody is asked when it keeps none. */
    default Optional<Secret> kept(String name) throws OperationFailed {
        return Optional.empty();
    }

    /** The secret of that name did not fit: what a person answered is forgotten, so that they are asked again. */
    default void didNotFit(String name) {}
}
