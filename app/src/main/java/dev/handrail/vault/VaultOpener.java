package dev.handrail.vault;

import dev.handrail.waiting.Stop;
import dev.handrail.waiting.Turns;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the vault when a secret is needed: by its key file, a passphrase from outside, or by asking. */
final class VaultOpener {
    static final String VARIABLE = Secrets.PASSPHRASE;
    private static final int TRIES = 3;

    private final Vault vault;
    private final Asker asker;
    private final Map<String, String> environment;
    private final @Nullable Path passphraseFile;
    private final Redactor redactor;
    private final Turns turns = new Turns();

    VaultOpener(
            Vault vault,
            Asker asker,
            Map<String, String> environment,
            @Nullable Path passphraseFile,
            Redactor redactor) {
        this.vault = vault;
        this.asker = asker;
        this.environment = environment;
        this.passphraseFile = passphraseFile;
        this.redactor = redactor;
    }

    /** One at a time, so that a person is asked once however many wait for it. */
    void open() throws OperationFailed {
        try (Stop.Handle turn = turns.take()) {
            opened();
        }
    }

    private void opened() throws OperationFailed {
        VaultState state = vault.state();
        if (state == VaultState.OPEN) {
            return;
        }
        if (state == VaultState.NONE) {
            throw OperationFailed.refused(Words.of("vault.unlock"))
                    .cameBack(Words.of("vault.none"))
                    .next(Words.of("vault.none.next"))
                    .build();
        }
        if (vault.protection().orElseThrow() == Protection.KEY_FILE) {
            vault.unlockWithKeyFile();
            return;
        }
        Optional<Secret> given = given();
        if (given.isEmpty()) {
            ask();
            return;
        }
        try (Secret passphrase = given.get()) {
            vault.unlock(passphrase);
        }
    }

    private Optional<Secret> given() throws OperationFailed {
        Optional<Secret> given = passphraseFile != null
                ? Optional.of(SecretFile.read(passphraseFile))
                : Variable.of(environment, VARIABLE);
        given.ifPresent(redactor::knows);
        return given;
    }

    private void ask() throws OperationFailed {
        for (int left = TRIES - 1; ; left--) {
            try (Secret answer = asked(left == TRIES - 1)) {
                redactor.knows(answer);
                vault.unlock(answer);
                return;
            } catch (OperationFailed e) {
                if (left == 0
                        || e.kind() != OperationFailed.Kind.REFUSED
                        || vault.protection().isEmpty()) {
                    throw e;
                }
            }
        }
    }

    private Secret asked(boolean first) throws OperationFailed {
        Secret answer = asker.secret(first ? Words.of("vault.ask") : Words.of("vault.ask.again"));
        if (answer == null || answer.isEmpty()) {
            throw OperationFailed.unreachable(Words.of("vault.unlock"))
                    .cameBack(Words.of("vault.no-passphrase"))
                    .next(Words.of("vault.no-passphrase.next"))
                    .build();
        }
        return answer;
    }
}
