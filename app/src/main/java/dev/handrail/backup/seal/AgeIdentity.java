package dev.handrail.backup.seal;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFile;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** An age key pair: the recipient that backups are encrypted for, and the secret part, which alone decrypts them. */
public final class AgeIdentity implements AutoCloseable {
    /** What the secret part begins with. */
    static final String MARK = "AGE-SECRET-KEY-1";

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
        } catch (NoSuchAlgorithmException e) {
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

    /**
     * What to keep of a server's secret, where one is kept already: an identity goes before those of old, which decrypt what
     * was encrypted before; it and a passphrase are not put in each other's place. The caller closes it.
     */
    public static Secret beside(Secret fresh, Secret kept) throws OperationFailed {
        char[] mine = fresh.characters();
        char[] old = kept.characters();
        try {
            boolean identity = !identities(CharBuffer.wrap(mine)).isEmpty();
            if (identity == identities(CharBuffer.wrap(old)).isEmpty()) {
                throw OperationFailed.refused(Words.of("backup.identity.other"))
                        .next(Words.of("backup.identity.other.next"))
                        .build();
            }
            if (!identity) {
                return fresh.copy();
            }
            char[] both = Arrays.copyOf(mine, mine.length + 1 + old.length);
            both[mine.length] = '\n';
            System.arraycopy(old, 0, both, mine.length + 1, old.length);
            return Secret.of(both);
        } finally {
            Arrays.fill(old, '\0');
            Arrays.fill(mine, '\0');
        }
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

    /** The lines that are identities; an identity file may hold remarks beside them. */
    static List<String> identities(CharSequence text) {
        return text.toString()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(MARK))
                .toList();
    }

    @Override
    public void close() {
        secret.close();
    }
}
