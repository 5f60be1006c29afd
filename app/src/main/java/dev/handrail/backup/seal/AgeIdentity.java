package dev.handrail.backup.seal;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFile;
import dev.handrail.words.OperationFailed;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** An age key pair: the recipient that backups are encrypted for, and the secret part, which alone decrypts them. */
public final class AgeIdentity implements AutoCloseable {
    private final String recipient;
    private final Secret secret;

    private AgeIdentity(String recipient, Secret secret) {
        this.recipient = recipient;
        this.secret = secret;
    }

    /** Makes one that nobody has. */
    public static AgeIdentity make() {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            String recipient = new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII).strip();
            return new AgeIdentity(
                    recipient, Secret.ofUtf8(pair.getPrivate().getEncoded().clone()));
        } catch (NoSuchAlgorithmException | CharacterCodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What goes into a profile, and is no secret. */
    public String recipient() {
        return recipient;
    }

    /** The secret part, in a copy which the caller closes. */
    public Secret secret() {
        return secret.copy();
    }

    /** Writes a file of its own for it, as the age program's age-keygen does; one that is there is left alone. */
    public void write(Path file, Instant made) throws OperationFailed {
        String remarks = "# created: " + made.truncatedTo(ChronoUnit.SECONDS) + "\n# public key: " + recipient + "\n";
        char[] mine = secret.characters();
        char[] all = Arrays.copyOf(remarks.toCharArray(), remarks.length() + mine.length + 1);
        System.arraycopy(mine, 0, all, remarks.length(), mine.length);
        all[all.length - 1] = '\n';
        Arrays.fill(mine, '\0');
        try (Secret content = Secret.of(all)) {
            SecretFile.create(file, content);
        }
    }

    @Override
    public void close() {
        secret.close();
    }
}
