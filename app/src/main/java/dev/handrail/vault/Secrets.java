package dev.handrail.vault;

import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;

/** Finds the secret that a profile points to. */
public interface Secrets {
    /**
     * The secret, which the caller closes.
     *
     * @param name its entry in the vault, and what a person is told when asked: see {@link SecretNames}
     */
    Secret find(SecretRef ref, String name) throws OperationFailed;

    /** The secret of that name did not fit: what a person answered is forgotten, so that they are asked again. */
    default void didNotFit(String name) {}
}
