package dev.handrail.desktop;

import dev.handrail.desktop.servers.form.ServerSheet.Entered;
import dev.handrail.server.Encryption;
import dev.handrail.server.Server;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts into the vault what was typed in the form of a server, and what is kept there and has another name now. */
final class FormSecrets {
    private final Vault vault;

    FormSecrets(Vault vault) {
        this.vault = vault;
    }

    /** What decrypts backups goes first: it may be refused, and then nothing else that was typed is sealed either. */
    void seal(Server server, Entered entered) throws OperationFailed {
        String age = SecretNames.age(server.name());
        requireIdentity(server, age, entered.typed().get(age));
        List<String> names = entered.names().stream()
                .distinct()
                .sorted(Comparator.comparing(name -> !name.equals(age)))
                .toList();
        Map<String, Secret> moved = new HashMap<>();
        try {
            read(entered.moved(), moved);
            for (String name : names) {
                put(name, moved.get(name));
                put(name, entered.typed().get(name));
            }
        } finally {
            moved.values().forEach(Secret::close);
        }
    }

    /** All of them before any is stored: two that swap their names would be one. */
    private void read(Map<String, String> moves, Map<String, Secret> moved) throws OperationFailed {
        for (Map.Entry<String, String> move : moves.entrySet()) {
            Optional<Secret> kept = vault.get(move.getKey());
            kept.ifPresent(secret -> moved.put(move.getValue(), secret));
        }
    }

    private void put(String name, @Nullable Secret secret) throws OperationFailed {
        if (secret == null) {
            return;
        }
        if (SecretNames.isAge(name)) {
            vault.putBeside(name, secret);
        } else {
            vault.put(name, secret);
        }
    }

    /** Anything else would come out only when a backup is to be restored. */
    private static void requireIdentity(Server server, String name, @Nullable Secret typed) throws OperationFailed {
        Encryption encryption = server.encryption();
        if (typed == null || encryption == null || encryption.age().isEmpty() || AgeSecret.isIdentity(typed)) {
            return;
        }
        String why = AgeSecret.isPublicKey(typed) ? "vault.offer.put.public-key" : "form.encryption.no-identity";
        throw OperationFailed.refused(Words.of("vault.offer.put.title", name))
                .cameBack(Words.of(why))
                .next(Words.of("form.encryption.no-identity.next"))
                .build();
    }
}
