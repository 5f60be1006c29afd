package dev.handrail.shell;

import dev.handrail.vault.SecretNames;
import java.util.List;

/**
 * What the secrets of one login are called in the vault.
 *
 * @param passphrases under which the passphrase of its key may be kept, the first one that is there counts; a person is asked
 *     for it by the last one
 */
record LoginNames(String password, List<String> passphrases) {
    LoginNames {
        passphrases = List.copyOf(passphrases);
    }

    static LoginNames of(String server) {
        return new LoginNames(SecretNames.ssh(server), List.of(SecretNames.key(server)));
    }

    /** A machine on the way there has a password of its own; its key is as a rule the same file. */
    static LoginNames of(String server, Jump jump) {
        return new LoginNames(
                SecretNames.jump(server, jump.address(), "ssh"),
                List.of(SecretNames.jump(server, jump.address(), "key"), SecretNames.key(server)));
    }

    /** The name by which a person stores and is asked for the passphrase. */
    String passphrase() {
        return passphrases.getLast();
    }
}
