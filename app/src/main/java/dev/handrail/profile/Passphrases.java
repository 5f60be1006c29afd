package dev.handrail.profile;

import dev.handrail.server.SecretRef;
import dev.handrail.vault.Asker;
import dev.handrail.vault.CarefulAsker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where new secrets come from: a person who types them, unseen, or stdin; the passphrase also from outside. */
public final class Passphrases {
    private final Asker typing;
    private final Redactor redactor;
    private final boolean person;
    private final Optional<SecretRef> outside;

    /**
     * @param typing reads a line without showing it
     * @param redactor told of whatever is typed
     * @param person whether somebody types, who may mistype: what is new is then asked for twice
     * @param outside the file or the variable with the passphrase, where one was named
     */
    public Passphrases(Asker typing, Redactor redactor, boolean person, Optional<SecretRef> outside) {
        this.typing = new CarefulAsker(typing, redactor);
        this.redactor = redactor;
        this.person = person;
        this.outside = outside;
    }

    /** From somebody who has typed them already, and knows best: what is named outside no longer counts. */
    Passphrases asking(Asker other) {
        return new Passphrases(other, redactor, true, Optional.empty());
    }

    /** The passphrase of a new vault. */
    Secret fresh(Secrets secrets) throws OperationFailed {
        return outside.isPresent()
                ? secrets.find(outside.get(), Words.of("vault.offer.passphrase"))
                : typedTwice(Words.of("vault.offer.passphrase.new"));
    }

    /** The passphrase that opens the vault now. */
    Secret current(Secrets secrets) throws OperationFailed {
        return outside.isPresent()
                ? secrets.find(outside.get(), Words.of("vault.offer.passphrase"))
                : typed(Words.of("vault.offer.passphrase.current"));
    }

    Secret typed(String question) throws OperationFailed {
        return given(question, typing.secret(question));
    }

    /** The file of an identity may have several lines; of all else that is piped in, each line is a secret of its own. */
    Secret valueOf(String name, String question) throws OperationFailed {
        return SecretNames.isAge(name) ? given(question, typing.whole(question)) : typed(question);
    }

    private static Secret given(String question, @Nullable Secret typed) throws OperationFailed {
        if (typed == null || typed.isEmpty()) {
            throw OperationFailed.refused(Words.of("vault.offer.nothing-typed"))
                    .cameBack(question)
                    .next(Words.of("vault.offer.nothing-typed.next"))
                    .build();
        }
        return typed;
    }

    Secret typedTwice(String question) throws OperationFailed {
        Secret first = typed(question);
        if (!person) {
            return first;
        }
        try {
            typedAgain(first);
            return first;
        } catch (OperationFailed e) {
            first.close();
            throw e;
        }
    }

    private void typedAgain(Secret first) throws OperationFailed {
        try (Secret second = typed(Words.of("vault.offer.passphrase.again"))) {
            if (!first.sameAs(second)) {
                throw OperationFailed.refused(Words.of("vault.offer.not-the-same"))
                        .next(Words.of("vault.offer.not-the-same.next"))
                        .build();
            }
        }
    }
}
