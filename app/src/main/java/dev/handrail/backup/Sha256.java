package dev.handrail.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that stands in every manifest, fed as the bytes go by. */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    public void add(byte[] bytes, int length) {
        add(bytes, 0, length);
    }

    public void add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** In hexadecimal; to be asked once, at the end. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
