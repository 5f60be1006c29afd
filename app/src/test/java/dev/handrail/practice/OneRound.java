package dev.handrail.practice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What PostgreSQL keeps of a password, made in one round. It usually takes 4,096, which whoever logs in computes again each
 * time: a tenth of what the tests on the practice server took.
 */
final class OneRound {
    private static final byte[] SALT = "sixteen bytes of".getBytes(StandardCharsets.US_ASCII);

    private OneRound() {}

    /** As it is given to ALTER ROLE in the place of a password. */
    static String of(String password) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), SALT, 1, 256);
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        byte[] stored = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
        return "SCRAM-SHA-256$1:" + text(SALT) + "$" + text(stored) + ":" + text(hmac(salted, "Server Key"));
    }

    private static byte[] hmac(byte[] key, String of) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(of.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
