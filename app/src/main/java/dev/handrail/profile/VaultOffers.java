package dev.handrail.profile;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.server.Servers;
import dev.handrail.vault.Protection;
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

    private final Lazy<Vault> vault;
    private final VaultChanges changes;
    private final SecretChanges contents;

    /**
     * @param servers whose secrets it keeps
     * @param kept what needs some of them
     */
    public VaultOffers(
            Lazy<Vault> vault, Lazy<SecretFinder> secrets, Lazy<Servers> servers, Kept kept, Passphrases passphrases) {
        this.vault = vault;
        this.changes = new VaultChanges(vault, secrets, kept, passphrases);
        this.contents = new SecretChanges(vault, secrets, servers, kept, passphrases);
    }

    public List<Offer> offers() {
        Argument keyFile = Argument.optional(VaultChanges.BY_FILE, Type.FLAG, Words.of("vault.offer.create.key-file"));
        return List.of(
                question("vault status", Words.of("vault.offer.status"), List.of(), given -> status()),
                change(VaultChanges.CREATE, Words.of("vault.offer.create"), List.of(keyFile), changes::create),
                question("vault list", Words.of("vault.offer.list"), List.of(), given -> names()),
                change(SecretChanges.PUT, Words.of("vault.offer.put"), List.of(name()), contents::put),
                change(SecretChanges.REMOVE, Words.of("vault.offer.remove"), List.of(name()), contents::remove),
                change(VaultChanges.UNLOCK, Words.of("vault.offer.unlock"), List.of(), changes::unlock),
                change(VaultChanges.LOCK, Words.of("vault.offer.lock"), List.of(), changes::lock),
                change(VaultChanges.CHANGE, Words.of("vault.offer.change"), List.of(), changes::change),
                change(VaultChanges.KEY_FILE, Words.of("vault.offer.use-key-file"), List.of(), changes::useKeyFile),
                change(
                        VaultChanges.PASSPHRASE,
                        Words.of("vault.offer.use-passphrase"),
                        List.of(),
                        changes::usePassphrase),
                change(VaultChanges.ERASE, Words.of("vault.offer.erase"), List.of(), changes::erase));
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

    private Answer names() throws OperationFailed {
        List<String> names = vault.get().names();
        return Answer.lines(names, names);
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
