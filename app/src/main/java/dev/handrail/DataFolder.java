package dev.handrail;

import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.operation.Lazy;
import dev.handrail.profile.Passphrases;
import dev.handrail.server.SecretRef;
import dev.handrail.server.SecretVariables;
import dev.handrail.server.Servers;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.Optional;

/** What lies in the data folder: the store and all that is kept in it, each opened when it is first needed. */
final class DataFolder implements AutoCloseable {
    private static final String PASSPHRASE = "HANDRAIL_PASSPHRASE";
    private static final Duration VAULT_IDLE = Duration.ofMinutes(15);

    private final Setting setting;
    private final Asker asker;
    private final Redactor redactor;
    private final Lazy<Store> store = new Lazy<>(this::openStore);
    private final Lazy<Servers> servers = new Lazy<>(this::openServers);
    private final Lazy<Journal> journal = new Lazy<>(this::openJournal);
    private final Lazy<MaintenanceLog> log = new Lazy<>(this::openLog);
    private final Lazy<Vault> vault = new Lazy<>(this::openVault);
    private final Lazy<SecretFinder> secrets = new Lazy<>(this::openSecrets);

    DataFolder(Setting setting, Asker asker, Redactor redactor) {
        this.setting = setting;
        this.asker = asker;
        this.redactor = redactor;
    }

    Lazy<Store> store() {
        return store;
    }

    Lazy<Servers> servers() {
        return servers;
    }

    Lazy<Journal> journal() {
        return journal;
    }

    Lazy<MaintenanceLog> log() {
        return log;
    }

    Lazy<Vault> vault() {
        return vault;
    }

    Lazy<SecretFinder> secrets() {
        return secrets;
    }

    /** Where the passphrases of the vault come from. */
    Passphrases passphrases() {
        Optional<SecretRef> outside = setting.passphraseFile()
                .<SecretRef>map(file -> new SecretRef.File(file.toAbsolutePath().toString()))
                .or(() -> Optional.ofNullable(setting.environment().get(PASSPHRASE))
                        .filter(value -> !value.isEmpty())
                        .map(value -> new SecretRef.Env(PASSPHRASE)));
        return new Passphrases(setting.typing(), redactor, setting.person(), outside);
    }

    @Override
    public void close() {
        vault.ifMade(Vault::close);
        journal.ifMade(Journal::close);
        store.ifMade(Store::close);
    }

    private Store openStore() throws OperationFailed {
        return Store.open(setting.whereabouts().present(), setting.clock());
    }

    private Servers openServers() throws OperationFailed {
        return new Servers(store.get().jdbi(), setting.clock(), setting.user());
    }

    private Journal openJournal() throws OperationFailed {
        return new Journal(store.get().jdbi(), setting.clock());
    }

    private MaintenanceLog openLog() throws OperationFailed {
        return new MaintenanceLog(store.get().jdbi(), setting.clock(), setting.user());
    }

    private Vault openVault() throws OperationFailed {
        return new Vault(store.get().jdbi(), setting.clock(), VAULT_IDLE, setting.home());
    }

    private SecretFinder openSecrets() throws OperationFailed {
        return new SecretFinder(
                vault.get(),
                asker,
                setting.environment(),
                setting.passphraseFile().orElse(null),
                setting.userHome(),
                redactor,
                new SecretVariables(store.get().jdbi()));
    }
}
