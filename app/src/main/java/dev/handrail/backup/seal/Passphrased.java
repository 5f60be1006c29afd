package dev.handrail.backup.seal;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/** The part of an age file that lets whoever knows the passphrase read it; made dear to guess by scrypt. */
final class Passphrased implements RecipientStanzaWriter, RecipientStanzaReader {
    private static final String TYPE = "scrypt";
    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
    /** As the age program itself has it; and no file may ask for so much that the machine is kept busy by it. */
    private static final int WORK = 18;

    private static final int MOST_WORK = 22;
    private static final int SALT = 16;
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int BLOCKS = 8;

    /** The first encrypts; the others decrypt what was encrypted before. */
    private final List<byte[]> passphrases;

    private Passphrased(List<byte[]> passphrases) {
        this.passphrases = passphrases;
    }

    static Passphrased of(Secret secret) {
        List<Secret> all = AgeSecret.passphrases(secret);
        Passphrased made = new Passphrased(all.stream().map(Secret::utf8).toList());
        all.forEach(Secret::close);
        return made;
    }

    private record Stanza(List<String> arguments, byte[] body) implements RecipientStanza {
        @Override
        public String getType() {
            return TYPE;
        }

        @Override
        public List<String> getArguments() {
            return arguments;
        }

        @Override
        public byte[] getBody() {
            return body;
        }
    }

    @Override
    public Iterable<RecipientStanza> getRecipientStanzas(FileKey fileKey) throws GeneralSecurityException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] body =
                cipher(Cipher.ENCRYPT_MODE, passphrases.getFirst(), salt, WORK).doFinal(fileKey.getEncoded());
        String shown = Base64.getEncoder().withoutPadding().encodeToString(salt);
        return List.of(new Stanza(List.of(shown, String.valueOf(WORK)), body));
    }

    @Override
    public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
        for (RecipientStanza stanza : stanzas) {
            List<String> arguments = stanza.getArguments();
            if (stanza.getType().equals(TYPE)
                    && arguments.size() == 2
                    && arguments.get(1).matches("[1-9][0-9]?")) {
                int work = Integer.parseInt(arguments.get(1));
                if (work <= MOST_WORK) {
                    byte[] salt = salt(arguments.getFirst());
                    return new FileKey(opened(stanza.getBody(), salt, work));
                }
            }
        }
        throw new UnsupportedRecipientStanzaException(TYPE);
    }

    private static byte[] salt(String shown) throws UnsupportedRecipientStanzaException {
        try {
            return Base64.getDecoder().decode(shown);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedRecipientStanzaException(TYPE); // a bit of it turned
        }
    }

    /** By the first that fits. */
    private byte[] opened(byte[] body, byte[] salt, int work) throws GeneralSecurityException {
        Iterator<byte[]> left = passphrases.iterator();
        while (true) {
            byte[] passphrase = left.next();
            try {
                return cipher(Cipher.DECRYPT_MODE, passphrase, salt, work).doFinal(body);
            } catch (AEADBadTagException e) {
                if (!left.hasNext()) {
                    throw e;
                }
            }
        }
    }

    private static Cipher cipher(int mode, byte[] passphrase, byte[] salt, int work) throws GeneralSecurityException {
        byte[] salted = Arrays.copyOf(LABEL, LABEL.length + salt.length);
        System.arraycopy(salt, 0, salted, LABEL.length, salt.length);
        byte[] key = SCrypt.generate(passphrase, salted, 1 << work, BLOCKS, 1, KEY);
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[NONCE]));
        Arrays.fill(key, (byte) 0);
        return cipher;
    }
}
