package dev.handrail.vault;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/** What a vault demands of the names in it, and of what lies under them. */
final class VaultNames {
    /** As wide as the column, which both stores can still index. */
    private static final int LONGEST = 600;

    private VaultNames() {}

    static void require(String name) throws OperationFailed {
        boolean control = name.chars().anyMatch(Character::isISOControl);
        if (name.isBlank() || control || name.length() > LONGEST) {
            throw OperationFailed.usage(Words.of("vault.name"))
                    .next(Words.of("vault.name.next", LONGEST))
                    .build();
        }
    }

    static List<String> under(String prefix, List<String> names) {
        return names.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Another process may have erased the vault and made a new one, whose secrets this key must not touch. */
    static void requireSame(DataKey key, Optional<WrappedKey> stored) throws OperationFailed {
        if (stored.isEmpty() || !stored.get().vaultId().equals(key.vaultId())) {
            throw OperationFailed.refused(Words.of("vault.replaced"))
                    .next(Words.of("vault.replaced.next"))
                    .build();
        }
    }

    static Secret open(DataKey key, String name, String sealed) throws OperationFailed {
        try {
            return key.open(name, sealed);
        } catch (AEADBadTagException e) {
            throw OperationFailed.refused(Words.of("vault.tampered", name))
                    .cameBack(Words.of("vault.tampered.why"))
                    .next(Words.of("vault.tampered.next", name))
                    .build();
        }
    }
}
