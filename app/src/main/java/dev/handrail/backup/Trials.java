package dev.handrail.backup;

import dev.handrail.operation.Operation;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.util.Map;

/** Makes the operation that tries a destination which no profile may hold yet. */
@FunctionalInterface
public interface Trials {
    /**
     * @param server whose destination it is to be, as it is to be reached
     * @param typed the secrets that are in no vault yet, by the names they will have there; the caller closes them
     */
    Operation of(Server server, Destination destination, Map<String, Secret> typed) throws OperationFailed;
}
