package dev.handrail.vault;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Makes a key of a passphrase by Argon2id, at a cost that makes guessing slow; the cost stands beside what it wrapped. */
record Argon2(int memoryKib, int passes, int lanes) {
    /** About half a second and 128 MB for one guess on a machine of 2026, well above the second choice of RFC 9106. */
    static final Argon2 USUAL = new Argon2(128 * 1024, 3, 1);

    static final int SALT_BYTES = 16;

    /** The key, which the caller wipes. */
    byte[] key(Secret passphrase, byte[] salt) {
        byte[] words = passphrase.utf8();
        byte[] key = new byte[Sealing.KEY_BYTES];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        generator.generateBytes(words, key);
        Arrays.fill(words, (byte) 0);
        return key;
    }
}
