package dev.handrail.backup.seal;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Encryption;
import dev.handrail.server.Placeholder;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Encrypts and decrypts backups with age: for recipients, or by a passphrase. */
public final class Age {
    /** What encrypted artifacts end in. */
    public static final String ENDING = ".age";

    /** What stands in a manifest where it was not a recipient that it was encrypted for. */
    public static final String PASSPHRASE = "passphrase";

    private static final String RECIPIENT = "age1";

    private final Secrets secrets;

    public Age(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Who can read what is encrypted so, for the manifest. */
    public static List<String> readers(Server server) {
        Encryption encryption = server.encryption();
        if (encryption == null) {
            return List.of();
        }
        return encryption.passphrase() != null ? List.of(PASSPHRASE) : encryption.age();
    }

    /** What a plan says of it: nothing where nothing is encrypted. */
    public static List<Check> checks(Server server) {
        List<String> readers = readers(server);
        if (readers.isEmpty()) {
            return List.of();
        }
        Optional<String> unfilled = readers.stream().filter(Placeholder::is).findFirst();
        if (unfilled.isPresent()) {
            return List.of(Check.blocker(
                    Words.of("backup.seal.placeholder", unfilled.get()), Words.of("backup.seal.placeholder.next")));
        }
        return readers.stream()
                .filter(reader -> !reader.equals(PASSPHRASE) && !possible(reader))
                .findFirst()
                .map(ssh -> List.of(Check.blocker(Words.of("backup.seal.ssh", ssh), Words.of("backup.seal.ssh.next"))))
                .orElse(List.of(Check.ok(Words.of("backup.check.sealed", String.join(", ", readers)))));
    }

    private static boolean possible(String recipient) {
        return recipient.startsWith(RECIPIENT);
    }

    /** What is written to the channel arrives encrypted in the given one, if the profile says so; closing it ends the file. */
    public WritableByteChannel seal(Server server, WritableByteChannel out) throws OperationFailed {
        Encryption encryption = server.encryption();
        if (encryption == null) {
            return out;
        }
        String tried = Words.of("backup.seal.failed", server.name());
        try {
            return new StandardEncryptingChannelFactory().newEncryptingChannel(out, writers(server, encryption));
        } catch (GeneralSecurityException | IOException e) {
            throw OperationFailed.failed(tried)
                    .next(Words.of("backup.seal.failed.next"))
                    .because(e);
        }
    }

    private List<RecipientStanzaWriter> writers(Server server, Encryption encryption)
            throws OperationFailed, GeneralSecurityException {
        SecretRef passphrase = encryption.passphrase();
        if (passphrase != null) {
            try (Secret secret = secrets.find(passphrase, SecretNames.age(server.name()))) {
                return List.of(Passphrased.of(secret));
            }
        }
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        for (String recipient : encryption.age()) {
            if (Placeholder.is(recipient)) {
                throw OperationFailed.refused(Words.of("backup.seal.placeholder", recipient))
                        .next(Words.of("backup.seal.placeholder.next"))
                        .build();
            }
            if (!possible(recipient)) {
                throw OperationFailed.refused(Words.of("backup.seal.ssh", recipient))
                        .next(Words.of("backup.seal.ssh.next"))
                        .build();
            }
            writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient));
        }
        return writers;
    }

    /**
     * What was stored, as it was before it was encrypted; as it is if it was not.
     *
     * @param readers what its manifest says of who can read it
     * @param file its name, for a person
     */
    public InputStream open(Server server, List<String> readers, String file, InputStream stored)
            throws OperationFailed {
        if (readers.isEmpty()) {
            return stored;
        }
        boolean byPassphrase = readers.equals(List.of(PASSPHRASE));
        Encryption encryption = server.encryption();
        SecretRef named = encryption == null ? null : byPassphrase ? encryption.passphrase() : encryption.identity();
        SecretRef where = named == null ? new SecretRef.Vault() : named;
        try (Secret secret = secrets.find(where, SecretNames.age(server.name()))) {
            List<RecipientStanzaReader> able =
                    byPassphrase ? List.of(Passphrased.of(secret)) : identities(secret, server.name());
            return SealedInput.of(
                    stored,
                    in -> Channels.newInputStream(new StandardDecryptingChannelFactory()
                            .newDecryptingChannel(Channels.newChannel(in), able)));
        } catch (GeneralSecurityException | IOException e) {
            throw OperationFailed.failed(Words.of("backup.open.failed", file))
                    .cameBack(Objects.toString(e.getMessage(), ""))
                    .next(Words.of("backup.open.failed.next", String.join(", ", readers)))
                    .because(e);
        }
    }

    /** Any of the identities that are kept may be the one: older backups were encrypted for older ones. */
    private static List<RecipientStanzaReader> identities(Secret secret, String name)
            throws OperationFailed, GeneralSecurityException {
        char[] characters = secret.characters();
        try {
            List<RecipientStanzaReader> readers = new ArrayList<>();
            for (String identity : AgeSecret.identities(CharBuffer.wrap(characters))) {
                reader(identity).ifPresent(readers::add);
            }
            if (readers.isEmpty()) {
                throw OperationFailed.refused(Words.of("backup.open.noidentity", name))
                        .next(Words.of("backup.open.noidentity.next", SecretNames.age(name)))
                        .build();
            }
            return readers;
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Empty for one that is not whole, as after a torn copy; what is wrong with it would tell of the secret itself. */
    private static Optional<RecipientStanzaReader> reader(String identity) throws GeneralSecurityException {
        try {
            return Optional.of(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity));
        } catch (IllegalArgumentException | InvalidKeyException e) {
            return Optional.empty();
        }
    }
}
