package dev.handrail.profile;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.vault.Protection;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The offers about the vault. Values are typed, or come on stdin; an argument would stand in the list of processes. */
public final class VaultOffers {
    private static final String NAME = "NAME";
    private static final String KEY_FILE = "--key-file";
    private static final String YES = "--yes";

    private final Lazy<Vault> vault;
    private final Lazy<SecretFinder> secrets;
    private final Passphrases passphrases;
    private final VaultChanges changes;

    public VaultOffers(Lazy<Vault> vault, Lazy<SecretFinder> secrets, Passphrases passphrases) {
        this.vault = vault;
        this.secrets = secrets;
        this.passphrases = passphrases;
        this.changes = new VaultChanges(vault, secrets, passphrases);
    }

    public List<Offer> offers() {
        Argument keyFile = Argument.optional(KEY_FILE, Type.FLAG, Words.of("vault.offer.create.key-file"));
        return List.of(
                question("vault status", Words.of("vault.offer.status"), List.of(), given -> status()),
                question("vault create", Words.of("vault.offer.create"), List.of(keyFile), this::create),
                question("vault list", Words.of("vault.offer.list"), List.of(), given -> names()),
                change(VaultChanges.PUT, Words.of("vault.offer.put"), List.of(name()), changes::put),
                change(VaultChanges.REMOVE, Words.of("vault.offer.remove"), List.of(name()), changes::remove),
                question("vault lock", Words.of("vault.offer.lock"), List.of(), given -> lock()),
                change(VaultChanges.CHANGE, Words.of("vault.offer.change"), List.of(), changes::change),
                change(VaultChanges.KEY_FILE, Words.of("vault.offer.use-key-file"), List.of(), changes::useKeyFile),
                change(
                        VaultChanges.PASSPHRASE,
                        Words.of("vault.offer.use-passphrase"),
                        List.of(),
                        changes::usePassphrase),
                question("vault erase", Words.of("vault.offer.erase"), List.of(yes()), this::erase));
    }

    private Answer status() throws OperationFailed {
        Optional<Protection> protection = vault.get().protection();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("state", word(vault.get().state()));
        document.put("protection", protection.map(VaultOffers::word).orElse(null));
        document.put("secrets", vault.get().names().size());
        String line = protection
                .map(how -> Words.of("vault.offer.status.there", Words.of(how.key()), how.meaning()))
                .orElseGet(() -> Words.of("vault.offer.status.none"));
        return Answer.lines(document, List.of(line));
    }

    private Answer create(Arguments given) throws OperationFailed {
        if (given.flag(KEY_FILE)) {
            vault.get().createWithKeyFile();
        } else {
            try (Secret passphrase = passphrases.fresh(secrets.get())) {
                vault.get().create(passphrase);
            }
        }
        return status();
    }

    private Answer names() throws OperationFailed {
        List<String> names = vault.get().names();
        return Answer.lines(names, names);
    }

    private Answer lock() throws OperationFailed {
        vault.get().lock();
        String done = vault.get().protection().equals(Optional.of(Protection.KEY_FILE))
                ? Words.of("vault.offer.lock.done.key-file")
                : Words.of("vault.offer.lock.done");
        return Answer.lines(Map.of("state", word(vault.get().state())), List.of(done));
    }

    /** The one way on for whoever forgot the passphrase; without a word more it only says what would be lost. */
    private Answer erase(Arguments given) throws OperationFailed {
        if (vault.get().protection().isEmpty()) {
            throw OperationFailed.usage(Words.of("vault.offer.erase.none"))
                    .next(Words.of("vault.offer.erase.none.next"))
                    .build();
        }
        List<String> lost = vault.get().names();
        String said = lost.isEmpty()
                ? Words.of("vault.offer.erase.empty")
                : Words.of("vault.offer.erase.lost", lost.size(), String.join(", ", lost));
        if (!given.flag(YES)) {
            throw OperationFailed.refused(Words.of("vault.offer.erase.unsure"))
                    .cameBack(said)
                    .next(Words.of("vault.offer.erase.next"))
                    .build();
        }
        vault.get().erase();
        return Answer.lines(Map.of("state", word(vault.get().state()), "lost", lost), List.of(said));
    }

    private static Argument yes() {
        return Argument.optional(YES, Type.FLAG, Words.of("vault.offer.erase.yes"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Argument name() {
        return Argument.required(NAME, Type.NAME, Words.of("vault.offer.name"));
    }

    private static Offer change(String words, String title, List<Argument> arguments, Offer.Maker maker) {
        return new Offer.Action(words, title, Effect.CHANGES, arguments, maker);
    }

    private static Offer question(String words, String title, List<Argument> arguments, Offer.Teller teller) {
        return new Offer.Question(words, title, arguments, teller);
    }
}
