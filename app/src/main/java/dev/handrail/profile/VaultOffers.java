package dev.handrail.profile;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
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

    public VaultOffers(Lazy<Vault> vault, Lazy<SecretFinder> secrets, Passphrases passphrases) {
        this.vault = vault;
        this.secrets = secrets;
        this.passphrases = passphrases;
    }

    public List<Offer> offers() {
        Argument keyFile = Argument.optional(KEY_FILE, Type.FLAG, Words.of("vault.offer.create.key-file"));
        return List.of(
                question("vault status", Words.of("vault.offer.status"), List.of(), given -> status()),
                question("vault create", Words.of("vault.offer.create"), List.of(keyFile), this::create),
                question("vault list", Words.of("vault.offer.list"), List.of(), given -> names()),
                question("vault put", Words.of("vault.offer.put"), List.of(name()), this::put),
                question("vault remove", Words.of("vault.offer.remove"), List.of(name()), this::remove),
                question("vault lock", Words.of("vault.offer.lock"), List.of(), given -> lock()),
                question("vault change-passphrase", Words.of("vault.offer.change"), List.of(), given -> change()),
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

    private Answer put(Arguments given) throws OperationFailed {
        String name = given.one(NAME);
        secrets.get().openVault();
        try (Secret value = passphrases.typed(Words.of("vault.offer.put.value", name))) {
            vault.get().put(name, value);
        }
        return said(name, Words.of("vault.offer.put.done", name));
    }

    private Answer remove(Arguments given) throws OperationFailed {
        String name = given.one(NAME);
        if (!vault.get().remove(name)) {
            throw OperationFailed.usage(Words.of("vault.offer.remove.unknown", name))
                    .next(Words.of("vault.offer.remove.unknown.next"))
                    .build();
        }
        return said(name, Words.of("vault.offer.remove.done", name));
    }

    private Answer lock() throws OperationFailed {
        vault.get().lock();
        return Answer.lines(Map.of("state", word(vault.get().state())), List.of(Words.of("vault.offer.lock.done")));
    }

    private Answer change() throws OperationFailed {
        try (Secret current = passphrases.current(secrets.get());
                Secret fresh = passphrases.typedTwice(Words.of("vault.offer.passphrase.new"))) {
            vault.get().changePassphrase(current, fresh);
        }
        return status();
    }

    /** The one way on for whoever forgot the passphrase; without a word more it only says what would be lost. */
    private Answer erase(Arguments given) throws OperationFailed {
        if (vault.get().protection().isEmpty()) {
            throw OperationFailed.usage(Words.of("vault.offer.erase.none")).build();
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

    private static Answer said(String name, String line) {
        return Answer.lines(Map.of("name", name), List.of(line));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Argument name() {
        return Argument.required(NAME, Type.NAME, Words.of("vault.offer.name"));
    }

    private static Offer question(String words, String title, List<Argument> arguments, Offer.Teller teller) {
        return new Offer.Question(words, title, arguments, teller);
    }
}
