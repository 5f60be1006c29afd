package dev.handrail.vault;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The vault's key while the vault is open: used by one thread at a time, and wiped when nobody used it for long enough. */
final class OpenKey {
    private final Clock clock;
    private final List<Runnable> whenWiped = new CopyOnWriteArrayList<>();
    private Duration limit;
    private @Nullable DataKey key;
    private long lockedBefore;
    private Instant used;

    OpenKey(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        this.used = clock.instant();
    }

    /** One use of the key, during which it cannot be wiped. */
    @FunctionalInterface
    interface Use<T> {
        T of(DataKey key) throws OperationFailed;
    }

    synchronized <T> T use(Use<T> use) throws OperationFailed {
        wipeIfIdle();
        DataKey current = key;
        if (current == null) {
            throw OperationFailed.refused(Words.of("vault.locked"))
                    .next(Words.of("vault.locked.next"))
                    .build();
        }
        used = clock.instant();
        return use.of(current);
    }

    /** @param locks how often the vault had been locked before it was opened */
    synchronized void take(DataKey fresh, long locks) {
        DataKey old = key;
        if (old != null) {
            old.wipe();
        }
        key = fresh;
        lockedBefore = locks;
        used = clock.instant();
    }

    synchronized boolean isFor(String vaultId) {
        wipeIfIdle();
        return key != null && key.vaultId().equals(vaultId);
    }

    synchronized void touch() {
        wipeIfIdle();
        used = clock.instant();
    }

    synchronized void limit(Duration idle) {
        limit = idle;
    }

    synchronized void wipeIfIdle() {
        if (isIdle()) {
            wipeIfOpen();
        }
    }

    /** Has everything forgotten that was asked for, too, whether there is a key or not: the person is not there any more. */
    void forgetIfIdle() {
        synchronized (this) {
            if (!isIdle()) {
                return;
            }
            wipeKey();
        }
        whenWiped.forEach(Runnable::run);
    }

    private synchronized boolean isIdle() {
        return limit.isPositive() && !clock.instant().isBefore(used.plus(limit));
    }

    /** Wipes it when another program has locked the vault since it was opened here. */
    synchronized void wipeIfLockedSince(long locks) {
        if (locks != lockedBefore) {
            wipeIfOpen();
        }
    }

    synchronized boolean isOpen() {
        return key != null;
    }

    synchronized void wipeIfOpen() {
        if (key != null) {
            wipe();
        }
    }

    void wipe() {
        wipeKey();
        whenWiped.forEach(Runnable::run);
    }

    private synchronized void wipeKey() {
        if (key != null) {
            key.wipe();
        }
        key = null;
    }

    void whenWiped(Runnable action) {
        whenWiped.add(action);
    }
}
