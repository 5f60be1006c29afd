package dev.handrail.shell;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** The key with which an SSH server says who it is. */
public record HostKey(String host, int port, String type, byte[] blob) {
    private static final int USUAL_PORT = 22;
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    public HostKey {
        blob = blob.clone();
    }

    /** As known_hosts calls the machine: its name, with the port where it is not the usual one. */
    public String address() {
        return port == USUAL_PORT ? host : "[" + host + "]:" + port;
    }

    /** As ssh-keygen -l shows it. */
    public String fingerprint() {
        return fingerprint(blob);
    }

    /** Whether it is written like one. */
    static boolean isFingerprint(String text) {
        return FINGERPRINT.matcher(text).matches();
    }

    static String fingerprint(byte[] blob) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
