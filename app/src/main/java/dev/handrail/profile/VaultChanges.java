package dev.handrail.profile;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.vault.Protection;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/** Makes the operations that make a vault, open and close it, and change what opens it. */
final class VaultChanges {
    static final String CREATE = "vault create";
    static final String UNLOCK = "vault unlock";
    static final String LOCK = "vault lock";
    static final String ERASE = "vault erase";
    static final String CHANGE = "vault change-passphrase";
    static final String KEY_FILE = "vault use-key-file";
    static final String PASSPHRASE = "vault use-passphrase";

    static final String BY_FILE = "--key-file";

    private final Lazy<Vault> vault;
    private final Lazy<SecretFinder> secrets;
    private final Kept kept;
    private final Passphrases passphrases;

    VaultChanges(Lazy<Vault> vault, Lazy<SecretFinder> secrets, Kept kept, Passphrases passphrases) {
        this.vault = vault;
        this.secrets = secrets;
        this.kept = kept;
        this.passphrases = passphrases;
    }

    /** To make one takes nothing from anybody. */
    Operation create(Arguments given) throws OperationFailed {
        Protection future = given.flag(BY_FILE) ? Protection.KEY_FILE : Protection.PASSPHRASE;
        Plan.Check check = vault.get().protection().isEmpty()
                ? meaning(future)
                : Plan.Check.blocker(Words.of("vault.create.there"), Words.of("vault.create.twice.next"));
        return change(CREATE, Words.of("vault.offer.create"), Effect.READS, check, List.of(), (work, typing) -> {
            if (future == Protection.KEY_FILE) {
                vault.get().createWithKeyFile();
            } else {
                try (Secret passphrase = Answered.of(work, () -> typing.fresh(secrets.get()))) {
                    vault.get().create(passphrase);
                }
            }
            return opensBy(future);
        });
    }

    /** A program that ends afterwards has found out whether the passphrase is right; the window goes on with it open. */
    Operation unlock(Arguments given) throws OperationFailed {
        Optional<Protection> protection = vault.get().protection();
        Plan.Check check = protection.isPresent()
                ? Plan.Check.ok(opensBy(protection.get()))
                : Plan.Check.blocker(Words.of("vault.none"), Words.of("vault.none.next"));
        String title = Words.of("vault.offer.unlock");
        return new VaultChange(
                UNLOCK, title, Effect.READS, Effect.READS, check, List.of(), passphrases, this::unlocked);
    }

    private String unlocked(Work work, Passphrases typing) throws OperationFailed {
        if (vault.get().protection().equals(Optional.of(Protection.KEY_FILE))) {
            vault.get().unlockWithKeyFile();
        } else {
            try (Secret passphrase = Answered.of(work, () -> typing.current(secrets.get()))) {
                vault.get().unlock(passphrase);
            }
        }
        return Words.of("vault.offer.unlock.done");
    }

    Operation lock(Arguments given) {
        Plan.Check stays = Plan.Check.ok(Words.of("vault.offer.change.stays"));
        return change(LOCK, Words.of("vault.offer.lock"), Effect.READS, stays, List.of(), (work, typing) -> {
            vault.get().lock();
            return vault.get().protection().equals(Optional.of(Protection.KEY_FILE))
                    ? Words.of("vault.offer.lock.done.key-file")
                    : Words.of("vault.offer.lock.done");
        });
    }

    /** The one way on for whoever forgot the passphrase. */
    Operation erase(Arguments given) throws OperationFailed {
        if (vault.get().protection().isEmpty()) {
            throw OperationFailed.usage(Words.of("vault.offer.erase.none"))
                    .next(Words.of("vault.offer.erase.none.next"))
                    .build();
        }
        List<String> lost = vault.get().names();
        int sealed = 0;
        for (String name : lost) {
            sealed += kept.sealedFor(name);
        }
        String text = sealed == 0 ? lost(lost) : lost(lost) + ". " + Words.of("vault.offer.erase.sealed", sealed);
        return new VaultChange(
                ERASE,
                Words.of("vault.offer.erase"),
                Effect.CHANGES,
                Effect.DESTROYS,
                lost.isEmpty()
                        ? Plan.Check.ok(lost(lost))
                        : Plan.Check.warning(text, Words.of("vault.offer.erase.next")),
                List.of(Words.of("vault.offer.erase.gone")),
                passphrases,
                (work, typing) -> erased(lost));
    }

    private String erased(List<String> known) throws OperationFailed {
        if (!known.containsAll(vault.get().names())) {
            throw OperationFailed.refused(Words.of("vault.offer.erase"))
                    .cameBack(Words.of("vault.offer.erase.meanwhile"))
                    .next(Words.of("vault.offer.erase.meanwhile.next"))
                    .build();
        }
        vault.get().erase();
        return lost(known);
    }

    private static String lost(List<String> names) {
        return names.isEmpty()
                ? Words.of("vault.offer.erase.empty")
                : Words.of("vault.offer.erase.lost", names.size(), String.join(", ", names));
    }

    Operation change(Arguments given) {
        return change(
                CHANGE,
                Words.of("vault.offer.change"),
                Effect.CHANGES,
                Plan.Check.ok(Words.of("vault.offer.change.stays")),
                List.of(Words.of("vault.offer.change.cannot-undo")),
                this::changed);
    }

    private String changed(Work work, Passphrases typing) throws OperationFailed {
        try (Secret current = Answered.of(work, () -> typing.current(secrets.get()));
                Secret fresh = Answered.of(work, () -> typing.typedTwice(Words.of("vault.offer.passphrase.new")))) {
            vault.get().changePassphrase(current, fresh);
        }
        return Words.of("vault.offer.change.done");
    }

    Operation useKeyFile(Arguments given) {
        return opening(KEY_FILE, Words.of("vault.offer.use-key-file"), Protection.KEY_FILE, (work, typing) -> {
            try (Secret current = Answered.of(work, () -> typing.current(secrets.get()))) {
                vault.get().useKeyFile(current);
            }
        });
    }

    Operation usePassphrase(Arguments given) {
        return opening(PASSPHRASE, Words.of("vault.offer.use-passphrase"), Protection.PASSPHRASE, (work, typing) -> {
            try (Secret fresh = Answered.of(work, () -> typing.fresh(secrets.get()))) {
                vault.get().usePassphrase(fresh);
            }
        });
    }

    /** What the other way of opening it protects from, and what not, is said before. */
    private Operation opening(String name, String title, Protection future, Switch change) {
        return change(name, title, Effect.CHANGES, meaning(future), List.of(), (work, typing) -> {
            change.now(work, typing);
            return opensBy(future);
        });
    }

    private VaultChange change(
            String name,
            String title,
            Effect effect,
            Plan.Check check,
            List<String> cannotUndo,
            VaultChange.Deed deed) {
        return new VaultChange(name, title, effect, Effect.CHANGES, check, cannotUndo, passphrases, deed);
    }

    private static Plan.Check meaning(Protection future) {
        return Plan.Check.warning(Words.of(future.key()), future.meaning());
    }

    private static String opensBy(Protection now) {
        return Words.of("vault.offer.status.there", Words.of(now.key()), now.meaning());
    }

    /** Goes over to the other way. */
    private interface Switch {
        void now(Work work, Passphrases typing) throws OperationFailed;
    }
}
