package dev.handrail.profile;

import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/**
 * What may be kept as that which decrypts the backups of a server. What decrypts none of them would come out only when one
 * is to be restored.
 */
record AgeValues(Kept kept) {
    /**
     * Where recipients came later, older backups need a passphrase, of one line; what begins with a remark was cut. Nothing
     * but an identity goes beside what is there already.
     *
     * @param isThere whether something is kept under that name
     */
    void require(String name, Secret value, boolean isThere) throws OperationFailed {
        if (!SecretNames.isAge(name) || AgeSecret.isIdentity(value)) {
            return;
        }
        if (AgeSecret.hasSeveralLines(value)) {
            throw refused(name, "vault.offer.put.no-identity");
        }
        if (kept.decryptsForRecipients(name)) {
            if (AgeSecret.isRemark(value)) {
                throw refused(name, "vault.offer.put.no-identity");
            }
            if (AgeSecret.isPublicKey(value)) {
                throw refused(name, "vault.offer.put.public-key");
            }
            if (isThere) {
                throw refusedBeside(name);
            }
        }
    }

    private static OperationFailed refused(String name, String why) {
        return OperationFailed.refused(Words.of("vault.offer.put.title", name))
                .cameBack(Words.of(why))
                .next(Words.of("vault.offer.put.no-identity.next", name))
                .build();
    }

    /** An identity that was torn looks like a passphrase, and could only be taken away again with what is there. */
    private static OperationFailed refusedBeside(String name) {
        return OperationFailed.refused(Words.of("vault.offer.put.title", name))
                .cameBack(Words.of("vault.offer.put.no-identity.beside", name))
                .next(Words.of("vault.offer.put.no-identity.beside.next", name))
                .build();
    }

    /** Whether it is a passphrase for what was taken before there were recipients; an identity that was torn looks the same. */
    boolean isForOlderOnly(String name, Secret value) throws OperationFailed {
        return SecretNames.isAge(name) && !AgeSecret.isIdentity(value) && kept.decryptsForRecipients(name);
    }
}
