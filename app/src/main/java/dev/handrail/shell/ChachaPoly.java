package dev.handrail.shell;

import dev.handrail.words.Words;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.cipher.Cipher;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The cipher of OpenSSH, for servers that take no other. The one of sshj asks for it under the names of Bouncy Castle's
 * provider, which is not registered; the JDK has the one half of it, Bouncy Castle's classes the other.
 *
 * <p>Every packet begins anew, with its number: its length has a key of its own, and the first block of the other key's
 * stream is the key of the seal.
 */
final class ChachaPoly implements Cipher {
    private static final int KEY = 32;
    private static final int BLOCK = 64;
    private static final int LENGTH = 4;
    private static final int SEAL = 16;
    private static final String CHACHA = "ChaCha20";

    private final Poly1305 poly = new Poly1305();
    private final Stream payload = new Stream();
    private final Stream length = new Stream();
    private final byte[] sealedLength = new byte[LENGTH];
    private Mode mode = Mode.Encrypt;

    static Factory.Named<Cipher> factory() {
        return new Factory.Named<>() {
            @Override
            public String getName() {
                return "chacha20-poly1305@openssh.com";
            }

            @Override
            public Cipher create() {
                return new ChachaPoly();
            }
        };
    }

    /** What sshj takes for the length of the key. */
    @Override
    public int getBlockSize() {
        return 2 * KEY;
    }

    @Override
    public int getIVSize() {
        return 0;
    }

    @Override
    public int getAuthenticationTagSize() {
        return SEAL;
    }

    @Override
    public void init(Mode mode, byte[] key, byte[] iv) {
        this.mode = mode;
        payload.key = new SecretKeySpec(key, 0, KEY, CHACHA);
        length.key = new SecretKeySpec(key, KEY, KEY, CHACHA);
    }

    @Override
    public void setSequenceNumber(long number) {
        length.begin(number);
        payload.begin(number);
        byte[] first = new byte[BLOCK];
        payload.through(first, 0, BLOCK);
        poly.init(new KeyParameter(first, 0, KEY));
        Arrays.fill(first, (byte) 0);
    }

    @Override
    public void updateAAD(byte[] data) {
        updateAAD(data, 0, LENGTH);
    }

    @Override
    public void updateAAD(byte[] data, int offset, int count) {
        if (mode == Mode.Decrypt) {
            System.arraycopy(data, offset, sealedLength, 0, LENGTH);
        }
        length.through(data, offset, count);
        if (mode == Mode.Encrypt) {
            System.arraycopy(data, offset, sealedLength, 0, LENGTH);
        }
    }

    @Override
    public void updateWithAAD(byte[] data, int offset, int aad, int count) {
        updateAAD(data, offset, aad);
        update(data, offset + aad, count);
    }

    @Override
    public void update(byte[] data, int offset, int count) {
        int end = offset + count;
        if (mode == Mode.Encrypt) {
            payload.through(data, offset, count);
            System.arraycopy(seal(data, offset, count), 0, data, end, SEAL);
            return;
        }
        if (!MessageDigest.isEqual(seal(data, offset, count), Arrays.copyOfRange(data, end, end + SEAL))) {
            throw new SSHRuntimeException(Words.of("shell.seal.broken"));
        }
        payload.through(data, offset, count);
    }

    /** Of what travels, the length of it first. */
    private byte[] seal(byte[] data, int offset, int count) {
        byte[] seal = new byte[SEAL];
        poly.update(sealedLength, 0, LENGTH);
        poly.update(data, offset, count);
        poly.doFinal(seal, 0);
        return seal;
    }

    /** The stream of one key. The JDK's has a longer nonce and a shorter counter: together they take the same room. */
    private static final class Stream {
        private final javax.crypto.Cipher cipher = chacha();
        private SecretKeySpec key = new SecretKeySpec(new byte[KEY], CHACHA);

        private static javax.crypto.Cipher chacha() {
            try {
                return javax.crypto.Cipher.getInstance(CHACHA);
            } catch (GeneralSecurityException e) {
                throw new SSHRuntimeException(e);
            }
        }

        void begin(long number) {
            byte[] nonce = ByteBuffer.allocate(LENGTH + Long.BYTES)
                    .putInt(0)
                    .putLong(number)
                    .array();
            try {
                cipher.init(javax.crypto.Cipher.ENCRYPT_MODE, key, new ChaCha20ParameterSpec(nonce, 0));
            } catch (GeneralSecurityException e) {
                throw new SSHRuntimeException(e);
            }
        }

        /** There and back it is the same. */
        void through(byte[] data, int offset, int count) {
            try {
                cipher.update(data, offset, count, data, offset);
            } catch (GeneralSecurityException e) {
                throw new SSHRuntimeException(e);
            }
        }
    }
}
