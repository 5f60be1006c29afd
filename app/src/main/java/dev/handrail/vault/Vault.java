package dev.handrail.vault;

import dev.handrail.store.Retrying;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Where secrets lie sealed: each under one random key, which itself is wrapped by a passphrase or by a key file. Several
 * processes may use it at once; each opens it for itself. Safe to use from several threads.
 */
public final class Vault implements AutoCloseable {
    private final Retrying store;
    private final Clock clock;
    private final VaultDoor door;
    private final OpenKey open;

    /**
     * @param idleLimit after how long without use it locks; zero for never
     * @param home the data folder, where a key file would lie
     */
    public Vault(Jdbi jdbi, Clock clock, Duration idleLimit, Path home) {
        this(jdbi, clock, idleLimit, home, Argon2.USUAL, Thread::sleep);
    }

    Vault(Jdbi jdbi, Clock clock, Duration idleLimit, Path home, Argon2 cost, Pause pause) {
        this.store = new Retrying(jdbi);
        this.clock = clock;
        this.door = new VaultDoor(jdbi, clock, new KeyFile(home), cost, pause);
        this.open = new OpenKey(clock, idleLimit);
    }

    public VaultState state() {
        Optional<WrappedKey> stored = door.stored();
        if (stored.isEmpty()) {
            open.wipeIfOpen();
            return VaultState.NONE;
        }
        open.wipeIfLockedSince(store.read(VaultRows::locks));
        return open.isFor(stored.get().vaultId()) ? VaultState.OPEN : VaultState.LOCKED;
    }

    /** What opens it; empty where there is none yet. */
    public Optional<Protection> protection() {
        return door.stored().map(WrappedKey::protection);
    }

    /** Makes the vault, opened by a passphrase from now on, and leaves it open. */
    public void create(Secret passphrase) throws OperationFailed {
        take(() -> door.create(UUID.randomUUID().toString(), passphrase));
    }

    /** Makes the vault, opened by a key file from now on, and leaves it open. */
    public void createWithKeyFile() throws OperationFailed {
        take(() -> door.createWithKeyFile(UUID.randomUUID().toString()));
    }

    /** Opens it; a wrong passphrase takes its time, and each further one more. */
    public void unlock(Secret passphrase) throws OperationFailed {
        take(() -> door.open(passphrase));
    }

    public void unlockWithKeyFile() throws OperationFailed {
        take(() -> door.openWithKeyFile());
    }

    /** Forgets the key at once, here and in every other program on the same data; what is asked for next opens it anew. */
    public void lock() {
        open.wipe();
        store.change(VaultRows::countLock);
    }

    /**
     * Locks when it was not used for as long as the limit says, and soon after another program has locked it; to be called
     * now and then. Returns at once.
     */
    public void lockIfIdle() {
        open.wipeIfIdle();
        if (open.isOpen()) {
            Thread.ofVirtual().name("vault-look").start(this::lockIfOthersDid);
        }
    }

    /**
     * Has everything forgotten that was asked for where nobody was there for as long as the limit says, whether there is a
     * vault or not; to be called now and then while nothing is under way that may need it.
     */
    public void forgetIfIdle() {
        open.forgetIfIdle();
    }

    private void lockIfOthersDid() {
        try {
            open.wipeIfLockedSince(store.read(VaultRows::locks));
        } catch (JdbiException e) {
            // A store that cannot be asked, as when the program ends; whoever uses the key next asks it again.
            open.wipeIfIdle();
        }
    }

    /** Tells it that the person is there. */
    public void touch() {
        open.touch();
    }

    public void lockAfter(Duration idleLimit) {
        open.limit(idleLimit);
    }

    /** Has something done whenever it locks, such as forgetting what was asked meanwhile. */
    public void whenLocked(Runnable action) {
        open.whenWiped(action);
    }

    /** Wraps the key anew; the secrets stay as they are. */
    public void changePassphrase(Secret current, Secret fresh) throws OperationFailed {
        take(() -> door.changePassphrase(current, fresh));
    }

    /** From now on a key file opens it. */
    public void useKeyFile(Secret current) throws OperationFailed {
        take(() -> door.useKeyFile(current));
    }

    /** From now on a passphrase opens it, and the key file is removed. */
    public void usePassphrase(Secret fresh) throws OperationFailed {
        take(() -> door.usePassphrase(fresh));
    }

    /** Stores a secret, in place of the one that has its name. */
    public void put(String name, Secret secret) throws OperationFailed {
        requireStorable(name, secret);
        use(key -> change(handle -> {
            VaultNames.requireSame(key, VaultRows.key(handle));
            put(handle, key, name, secret);
            return true;
        }));
    }

    /**
     * Stores what decrypts the backups of a server. What is there already stays behind it, as it decrypts the older ones.
     *
     * @return whether there was something
     */
    public boolean putBeside(String name, Secret fresh) throws OperationFailed {
        requireStorable(name, fresh);
        return use(key -> change(handle -> {
            VaultNames.requireSame(key, VaultRows.key(handle));
            Optional<String> there = VaultRows.sealed(handle, name);
            if (there.isEmpty()) {
                put(handle, key, name, fresh);
                return false;
            }
            try (Secret kept = VaultNames.open(key, name, there.get());
                    Secret both = AgeSecret.beside(fresh, kept)) {
                put(handle, key, name, both);
            }
            return true;
        }));
    }

    private static void requireStorable(String name, Secret secret) throws OperationFailed {
        VaultNames.require(name);
        if (secret.isEmpty()) {
            throw OperationFailed.usage(Words.of("vault.put", name))
                    .cameBack(Words.of("vault.put.empty"))
                    .next(Words.of("vault.put.empty.next"))
                    .build();
        }
    }

    private void put(Handle handle, DataKey key, String name, Secret secret) {
        VaultRows.put(handle, name, key.seal(name, secret), clock.instant());
    }

    /** The secret of that name, which the caller closes. */
    public Optional<Secret> get(String name) throws OperationFailed {
        return use(key -> {
            Optional<String> sealed = store.read(handle -> VaultRows.sealed(handle, name));
            return sealed.isEmpty() ? Optional.empty() : Optional.of(VaultNames.open(key, name, sealed.get()));
        });
    }

    /** The names of all secrets, which are no secrets themselves: the vault may be locked. */
    public List<String> names() {
        return store.read(VaultRows::names);
    }

    /** Whether there was one to remove; the vault may be locked. */
    public boolean remove(String name) throws OperationFailed {
        return change(handle -> VaultRows.remove(handle, name));
    }

    /** Removes all whose names begin so, but for some, as when a server is taken out of the book. */
    public int removeUnder(String prefix, Set<String> but) throws OperationFailed {
        return change(handle -> {
            List<String> names = new ArrayList<>(VaultNames.under(prefix, VaultRows.names(handle)));
            names.removeAll(but);
            names.forEach(name -> VaultRows.remove(handle, name));
            return names.size();
        });
    }

    /** Renames all whose names begin so, as when a server is renamed; they are sealed anew under their new names. */
    public int rename(String prefix, String newPrefix) throws OperationFailed {
        List<String> there = VaultNames.under(prefix, names());
        if (there.isEmpty() || prefix.equals(newPrefix)) {
            return 0;
        }
        return use(key -> change(handle -> {
            VaultNames.requireSame(key, VaultRows.key(handle));
            List<String> names = VaultNames.under(prefix, VaultRows.names(handle));
            for (String name : names) {
                rename(handle, key, name, newPrefix + name.substring(prefix.length()));
            }
            return names.size();
        }));
    }

    private void rename(Handle handle, DataKey key, String from, String to) throws OperationFailed {
        VaultNames.require(to);
        String sealed = VaultRows.sealed(handle, from).orElseThrow();
        try (Secret secret = VaultNames.open(key, from, sealed)) {
            VaultRows.remove(handle, from);
            put(handle, key, to, secret);
        }
    }

    /** Removes the vault with all that is in it, for whoever forgot the passphrase. */
    public void erase() throws OperationFailed {
        open.wipe();
        door.erase();
    }

    @Override
    public void close() {
        open.wipe();
    }

    private void take(Opener opener) throws OperationFailed {
        long locks = store.read(VaultRows::locks);
        open.take(opener.open(), locks);
    }

    private <T> T use(OpenKey.Use<T> use) throws OperationFailed {
        open.wipeIfLockedSince(store.read(VaultRows::locks));
        return open.use(use);
    }

    private <T> T change(Change<T> change) throws OperationFailed {
        return store.<T, OperationFailed>transaction(handle -> {
            VaultRows.lock(handle);
            return change.in(handle);
        });
    }

    /** One way to get at the key. */
    @FunctionalInterface
    private interface Opener {
        DataKey open() throws OperationFailed;
    }

    /** One change of the tables. */
    @FunctionalInterface
    private interface Change<T> {
        T in(Handle handle) throws OperationFailed;
    }
}
