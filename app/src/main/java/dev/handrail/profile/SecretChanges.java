package dev.handrail.profile;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Servers;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes the operations that change what is in the vault. */
final class SecretChanges {
    static final String PUT = "vault put";
    static final String REMOVE = "vault remove";

    private static final String NAME = "NAME";

    private final Lazy<Vault> vault;
    private final Lazy<SecretFinder> secrets;
    private final SecretOwner owner;
    private final Kept kept;
    private final AgeValues ages;
    private final Passphrases passphrases;

    SecretChanges(
            Lazy<Vault> vault, Lazy<SecretFinder> secrets, Lazy<Servers> servers, Kept kept, Passphrases passphrases) {
        this.vault = vault;
        this.secrets = secrets;
        this.owner = new SecretOwner(servers);
        this.kept = kept;
        this.ages = new AgeValues(kept);
        this.passphrases = passphrases;
    }

    Operation put(Arguments given) throws OperationFailed {
        String name = owner.asLookedFor(given.one(NAME));
        boolean replaces = isThere(name);
        if (replaces && SecretNames.isAge(name)) {
            Plan.Check stays = Plan.Check.ok(Words.of("vault.offer.put.beside", name));
            return change(
                    PUT,
                    Words.of("vault.offer.put.title", name),
                    Effect.CHANGES,
                    stays,
                    List.of(),
                    (work, typing) -> store(name, true, work, typing));
        }
        return change(
                PUT,
                Words.of("vault.offer.put.title", name),
                replaces ? Effect.CHANGES : Effect.READS,
                replaces
                        ? Plan.Check.warning(
                                Words.of("vault.offer.put.there", name), Words.of("vault.offer.put.there.next"))
                        : owner.missing(name).orElse(Plan.Check.ok(Words.of("vault.offer.put.new", name))),
                replaces ? List.of(Words.of("vault.offer.gone", name)) : List.of(),
                (work, typing) -> store(name, replaces, work, typing));
    }

    private String store(String name, boolean replaces, Work work, Passphrases typing) throws OperationFailed {
        secrets.get().openVault();
        if (!replaces && isThere(name)) {
            throw OperationFailed.refused(Words.of("vault.offer.put.title", name))
                    .cameBack(Words.of("vault.offer.put.meanwhile", name))
                    .next(Words.of("vault.offer.put.meanwhile.next"))
                    .build();
        }
        String question = Words.of("vault.offer.put.value", name);
        try (Secret value = Answered.of(work, () -> typing.valueOf(name, question))) {
            ages.require(name, value, isThere(name));
            List<String> remarks = remarks(name, value);
            return String.join(
                    ". ",
                    Stream.concat(Stream.of(stored(name, value)), remarks.stream())
                            .toList());
        }
    }

    /** Known before it is stored: what is stored is never told as a failure. */
    private List<String> remarks(String name, Secret value) throws OperationFailed {
        List<String> remarks = new ArrayList<>();
        if (ages.isForOlderOnly(name, value)) {
            remarks.add(Words.of("vault.offer.put.older", name));
        }
        owner.missing(name).ifPresent(check -> remarks.add(check.text() + ". " + check.advice()));
        return remarks;
    }

    private String stored(String name, Secret value) throws OperationFailed {
        if (!SecretNames.isAge(name)) {
            vault.get().put(name, value);
            return Words.of("vault.offer.put.done", name);
        }
        boolean beside = vault.get().putBeside(name, value);
        return Words.of(beside ? "vault.offer.put.done.beside" : "vault.offer.put.done", name);
    }

    Operation remove(Arguments given) throws OperationFailed {
        String typed = given.one(NAME);
        String name = isThere(typed) ? typed : owner.asLookedFor(typed);
        if (!isThere(name)) {
            throw unknown(name);
        }
        int sealed = kept.sealedFor(name);
        if (sealed > 0) {
            return new VaultChange(
                    REMOVE,
                    Words.of("vault.offer.remove.title", name),
                    Effect.DESTROYS,
                    Effect.DESTROYS,
                    Plan.Check.warning(
                            Words.of("vault.offer.remove.sealed", name, sealed),
                            Words.of("vault.offer.remove.sealed.next")),
                    List.of(Words.of("vault.offer.remove.sealed.gone", name)),
                    passphrases,
                    (work, typing) -> taken(name));
        }
        return change(
                REMOVE,
                Words.of("vault.offer.remove.title", name),
                Effect.CHANGES,
                Plan.Check.ok(Words.of("vault.offer.remove.there", name)),
                List.of(Words.of("vault.offer.gone", name)),
                (work, typing) -> taken(name));
    }

    private String taken(String name) throws OperationFailed {
        if (!vault.get().remove(name)) {
            throw unknown(name);
        }
        return Words.of("vault.offer.remove.done", name);
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

    private boolean isThere(String name) throws OperationFailed {
        return vault.get().names().contains(name);
    }

    private static OperationFailed unknown(String name) {
        return OperationFailed.usage(Words.of("vault.offer.remove.unknown", name))
                .next(Words.of("vault.offer.remove.unknown.next"))
                .build();
    }
}
