package dev.handrail.shell;

import java.io.BufferedReader;
import java.io.CharArrayReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import net.schmizz.sshj.common.Ed25519KeyFactory;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** A key as "BEGIN PRIVATE KEY" or "BEGIN ENCRYPTED PRIVATE KEY", of Ed25519 too, which sshj's own reader leaves out. */
final class Pkcs8File extends PKCS8KeyFile {
    static final String PLAIN = "-----BEGIN PRIVATE KEY-----";
    static final String SEALED = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

    private static final String ED25519 = "1.3.101.112";

    @Override
    protected KeyPair readKeyPair() throws IOException {
        byte[] content = content();
        try {
            if (PrivateKeyInfo.getInstance(content)
                    .getPrivateKeyAlgorithm()
                    .getAlgorithm()
                    .getId()
                    .equals(ED25519)) {
                return ed25519(content);
            }
            init(new CharArrayReader(pem(content)));
            return super.readKeyPair();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private byte[] content() throws IOException {
        try (BufferedReader reader = new BufferedReader(resource.getReader())) {
            String header = reader.readLine();
            StringBuilder body = new StringBuilder();
            for (String line = reader.readLine();
                    line != null && !line.startsWith("-----END");
                    line = reader.readLine()) {
                body.append(line);
            }
            byte[] content = Base64.getMimeDecoder().decode(body.toString());
            return SEALED.equals(header == null ? null : header.strip()) ? opened(content) : content;
        }
    }

    private byte[] opened(byte[] sealed) throws IOException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(sealed);
        char[] passphrase = pwdf.reqPassword(resource);
        PBEKeySpec spec = new PBEKeySpec(passphrase);
        try {
            AlgorithmParameters parameters = info.getAlgParameters();
            // The name of PBES2 says nothing; what it is made of is what the parameters call themselves.
            String algorithm = parameters.toString();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(algorithm).generateSecret(spec), parameters);
            return info.getKeySpec(cipher).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        } finally {
            spec.clearPassword();
            Arrays.fill(passphrase, '\0');
        }
    }

    /** The JDK knows the private half; the public half, which such a file need not hold, is worked out of it. */
    private static KeyPair ed25519(byte[] content) throws GeneralSecurityException {
        EdECPrivateKey key =
                (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(content));
        byte[] seed = key.getBytes().orElseThrow();
        try {
            byte[] other =
                    new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
            return new KeyPair(Ed25519KeyFactory.getPublicKey(other), key);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static char[] pem(byte[] content) {
        byte[] body = Base64.getMimeEncoder().encode(content);
        CharBuffer text = StandardCharsets.US_ASCII.decode(ByteBuffer.wrap(body));
        return (PLAIN + "\n" + text + "\n-----END PRIVATE KEY-----\n").toCharArray();
    }
}
