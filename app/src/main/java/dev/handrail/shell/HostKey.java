package dev.handrail.shell;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The key with which an SSH server says who it is. */
public record HostKey(String host, int port, String type, byte[] blob) {
    private static final int USUAL_PORT = 22;

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

    static String fingerprint(byte[] blob) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
