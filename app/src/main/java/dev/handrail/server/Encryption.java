package dev.handrail.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom backups are encrypted with age: recipients, each of whom can read them with an identity, or whoever knows a
 * passphrase. age knows no file that is both.
 *
 * @param identity where the identity is that decrypts them, or null for the vault, where a person may also leave it out
 */
public record Encryption(
        List<String> age,
        @Nullable SecretRef passphrase,
        @Nullable SecretRef identity) {
    public Encryption {
        if (passphrase == null) {
            age = Require.notEmpty("age", age);
        } else if (!age.isEmpty()) {
            throw new InvalidProfile("passphrase", "profile.invalid.passphrase");
        }
        if (passphrase != null && identity != null) {
            throw new InvalidProfile("identity", "profile.invalid.identity");
        }
        age = List.copyOf(age);
        age.forEach(recipient -> AgeRecipient.require("age", recipient));
    }

    public Encryption(List<String> age) {
        this(age, null, null);
    }

    public Encryption(List<String> age, @Nullable SecretRef passphrase) {
        this(age, passphrase, null);
    }
}
