package dev.handrail.vault;

import dev.handrail.server.SecretRef;
import dev.handrail.server.UserPath;
import dev.handrail.waiting.Stop;
import dev.handrail.waiting.Turns;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds secrets where a profile says they are, and tells the redactor of each one it hands out. */
public final class SecretFinder implements Secrets {
    private final Vault vault;
    private final Asker asker;
    private final Map<String, String> environment;
    private final Path userHome;
    private final Redactor redactor;
    private final VaultOpener opener;
    private final Remembered remembered = new Remembered();
    private final Turns questions = new Turns();
    private final Supplier<Set<String>> named;

    /**
     * @param environment the variables of the process, among them HANDRAIL_PASSPHRASE where it opens the vault
     * @param passphraseFile the file with the passphrase, or null
     * @param userHome what ~ stands for
     * @param named the variables that are named as secrets now, whether one was read or not
     */
    public SecretFinder(
            Vault vault,
            Asker asker,
            Map<String, String> environment,
            @Nullable Path passphraseFile,
            Path userHome,
            Redactor redactor,
            Supplier<Set<String>> named) {
        this.vault = vault;
        this.asker = asker;
        this.environment = Map.copyOf(environment);
        this.userHome = userHome;
        this.redactor = redactor;
        this.named = named;
        this.opener = new VaultOpener(vault, asker, this.environment, passphraseFile, redactor);
        vault.whenLocked(remembered::forgetAll);
    }

    @Override
    public Secret find(SecretRef ref, String name) throws OperationFailed {
        Secret secret = switch (ref) {
            case SecretRef.Vault inVault -> fromVault(name);
            case SecretRef.Env env -> fromEnvironment(env.name(), name);
            case SecretRef.File file -> fromFile(UserPath.of(file.path(), userHome), name);
            case SecretRef.Ask ask -> fromPerson(name);
        };
        redactor.knows(secret);
        return secret;
    }

    @Override
    public Optional<Secret> kept(String name) throws OperationFailed {
        if (!vault.names().contains(name)) {
            return Optional.empty();
        }
        opener.open();
        Optional<Secret> secret = vault.get(name);
        secret.ifPresent(redactor::knows);
        return secret;
    }

    @Override
    public void didNotFit(String name) {
        remembered.forget(name);
    }

    /** Opens the vault where it is not open yet, as {@link #find} would. */
    public void openVault() throws OperationFailed {
        opener.open();
    }

    private Secret fromVault(String name) throws OperationFailed {
        opener.open();
        Optional<Secret> secret = vault.get(name);
        return secret.orElseThrow(() -> OperationFailed.failed(Words.of("secret.find", name))
                .cameBack(Words.of("secret.absent"))
                .next(Words.of("secret.absent.next", name))
                .build());
    }

    private Secret fromEnvironment(String variable, String name) throws OperationFailed {
        return Variable.of(environment, variable)
                .orElseThrow(() -> OperationFailed.failed(Words.of("secret.find", name))
                        .cameBack(Words.of("secret.variable", variable))
                        .next(Words.of("secret.variable.next", variable))
                        .build());
    }

    @Override
    public Set<String> variables() {
        Set<String> all = new HashSet<>(named.get());
        all.add(PASSPHRASE);
        return all;
    }

    private Secret fromFile(Path file, String name) throws OperationFailed {
        Secret secret = SecretFile.read(file);
        if (secret.isEmpty()) {
            throw OperationFailed.failed(Words.of("secret.find", name))
                    .cameBack(Words.of("secret.file.empty", file))
                    .next(Words.of("secret.file.empty.next"))
                    .build();
        }
        return secret;
    }

    /** One question at a time: whoever waited finds the answer that came meanwhile. */
    private Secret fromPerson(String name) throws OperationFailed {
        try (Stop.Handle turn = questions.take()) {
            return answered(name);
        }
    }

    private Secret answered(String name) throws OperationFailed {
        Optional<Secret> known = remembered.copy(name);
        if (known.isPresent()) {
            return known.get();
        }
        Secret answer = asker.secret(Words.of("secret.ask", name));
        if (answer == null) {
            throw OperationFailed.unreachable(Words.of("secret.find", name))
                    .cameBack(Words.of("secret.declined"))
                    .next(Words.of("secret.declined.next", name))
                    .build();
        }
        remembered.put(name, answer);
        return answer;
    }
}
