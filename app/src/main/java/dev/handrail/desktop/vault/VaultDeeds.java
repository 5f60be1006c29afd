package dev.handrail.desktop.vault;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;

/** What the window does to the vault, which is what the offers say; what its own sheet was told is asked for no more. */
public final class VaultDeeds {
    static final String CREATE = "vault create";
    static final String UNLOCK = "vault unlock";
    static final String CHANGE = "vault change-passphrase";
    static final String TO_KEY_FILE = "vault use-key-file";
    static final String TO_PASSPHRASE = "vault use-passphrase";
    static final String LOCK = "vault lock";

    private static final Arguments NONE = new Arguments(Map.of());
    private static final Arguments BY_KEY_FILE = new Arguments(Map.of("--key-file", List.of()));

    private final List<Offer> offers;
    private final Doing doing;

    public VaultDeeds(List<Offer> offers, Doing doing) {
        this.offers = List.copyOf(offers);
        this.doing = doing;
    }

    /** Plans an operation, does it and writes it into the journal; returns when it is done. */
    @FunctionalInterface
    public interface Doing {
        void run(Operation operation) throws OperationFailed;
    }

    /** The operation that makes the vault, opened by a key file or not. */
    Operation create(boolean keyFile) throws OperationFailed {
        return made(CREATE, keyFile ? BY_KEY_FILE : NONE);
    }

    Operation operation(String words) throws OperationFailed {
        return made(words, NONE);
    }

    void run(Operation operation, Asker typed) throws OperationFailed {
        doing.run(operation.asking(typed));
    }

    private Operation made(String words, Arguments given) throws OperationFailed {
        for (Offer offer : offers) {
            if (offer instanceof Offer.Action action && action.words().equals(words)) {
                return action.maker().make(given);
            }
        }
        throw new IllegalStateException("Nobody offers " + words);
    }
}
