package dev.handrail.desktop.servers.form;

import dev.handrail.backup.seal.AgeIdentity;
import dev.handrail.desktop.servers.Lines;
import dev.handrail.desktop.servers.SecretModel;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Encryption;
import dev.handrail.server.SecretRef;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** For whom backups are encrypted, in the form; a new identity can be made here. */
public final class EncryptionModel {
    private final @Nullable Encryption before;
    private final ObjectProperty<By> by;
    private final Lines recipients;
    private final SecretModel identity;
    private final SecretModel passphrase;
    private final ReadOnlyStringWrapper made = new ReadOnlyStringWrapper("");
    private @Nullable AgeIdentity fresh;

    /** Who can read them. */
    public enum By {
        NOBODY,
        RECIPIENTS,
        PASSPHRASE
    }

    EncryptionModel(@Nullable Encryption before) {
        SecretRef word = before == null ? null : before.passphrase();
        SecretRef where = before == null ? null : before.identity();
        this.before = before;
        this.by = new SimpleObjectProperty<>(before == null ? By.NOBODY : word == null ? By.RECIPIENTS : By.PASSPHRASE);
        this.recipients = new Lines(before == null ? List.of() : before.age(), text -> new Encryption(List.of(text)));
        this.identity = new SecretModel(where == null ? SecretWay.VAULT : SecretWay.of(where), where);
        this.passphrase = new SecretModel(word == null ? SecretWay.VAULT : SecretWay.of(word), word);
    }

    public ObjectProperty<By> by() {
        return by;
    }

    /** The age recipients, one a line. */
    public Lines recipients() {
        return recipients;
    }

    /** Where the identity is that decrypts. */
    public SecretModel identity() {
        return identity;
    }

    public SecretModel passphrase() {
        return passphrase;
    }

    /** What was made here, and what is to be done with it. */
    public ReadOnlyStringProperty made() {
        return made.getReadOnlyProperty();
    }

    /**
     * Makes an identity whose secret part goes into the vault when all is saved; one is enough, and one that is looked for
     * elsewhere is not put aside for it.
     */
    public void makeForVault() {
        SecretRef elsewhere = identity.way().get() == SecretWay.VAULT ? null : identity.ref();
        if (elsewhere != null) {
            made.set(Words.of("form.encryption.elsewhere", elsewhere.word()));
        } else if (fresh == null || !isNamed(fresh)) {
            forget();
            make();
        }
    }

    private void make() {
        AgeIdentity identityMade = AgeIdentity.make();
        fresh = identityMade;
        recipients.add(identityMade.recipient());
        made.set(Words.of("form.encryption.made.vault", identityMade.recipient()));
    }

    /** Makes an identity whose secret part goes into a file at once, and nowhere else. */
    public void makeInto(Path file, Instant now) throws OperationFailed {
        try (AgeIdentity identityMade = AgeIdentity.make()) {
            identityMade.write(file, now);
            if (recipients.values().isEmpty()) {
                identity.way().set(SecretWay.FILE);
                identity.detail().text().set(file.toString());
            }
            recipients.add(identityMade.recipient());
            made.set(Words.of("form.encryption.made.file", identityMade.recipient(), file));
        }
    }

    /** Whether one was made whose secret part is only in here. */
    public boolean canCopy() {
        return fresh != null;
    }

    /** Writes the secret part of the one that was made into a file too, to be kept elsewhere. */
    public void copyInto(Path file, Instant now) throws OperationFailed {
        AgeIdentity identityMade = fresh;
        if (identityMade != null) {
            identityMade.write(file, now);
            made.set(Words.of("form.encryption.made.copy", identityMade.recipient(), file));
        }
    }

    /** What goes into the vault of what was made here; the caller closes it. */
    Optional<Secret> secret() {
        AgeIdentity identityMade = fresh;
        if (identityMade == null || !isNamed(identityMade)) {
            return Optional.empty();
        }
        return Optional.of(identityMade.secret());
    }

    private boolean isNamed(AgeIdentity identityMade) {
        return by.get() == By.RECIPIENTS && recipients.values().contains(identityMade.recipient());
    }

    /** Wipes what was made and is kept nowhere else. */
    void forget() {
        AgeIdentity identityMade = fresh;
        if (identityMade != null) {
            identityMade.close();
            fresh = null;
        }
    }

    boolean valid() {
        return switch (by.get()) {
            case NOBODY -> true;
            case RECIPIENTS -> {
                boolean some = recipients.valid() && !recipients.values().isEmpty();
                if (recipients.values().isEmpty()) {
                    recipients.field().refuse(Words.of("profile.invalid.empty"));
                }
                yield identity.valid() & some;
            }
            case PASSPHRASE -> passphrase.valid();
        };
    }

    @Nullable
    Encryption build() {
        return switch (by.get()) {
            case NOBODY -> null;
            case RECIPIENTS -> new Encryption(recipients.values(), null, identityRef());
            case PASSPHRASE -> new Encryption(List.of(), passphrase.ref());
        };
    }

    /** The vault goes without saying, unless it was said. */
    private @Nullable SecretRef identityRef() {
        boolean said = before != null && before.identity() instanceof SecretRef.Vault;
        return identity.way().get() == SecretWay.VAULT && !said ? null : identity.ref();
    }
}
