package dev.handrail.practice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Ed25519 keys in files, in the format that OpenSSH reads and writes. */
final class SshKeys {
    private static final int BITS = 256;

    private SshKeys() {}

    /** The key in that file, made when there was none yet, with its public half beside it. */
    static KeyPair keyIn(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            make(file);
        }
        try (var text = Files.newInputStream(file)) {
            return SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), text, null)
                    .iterator()
                    .next();
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, BITS);
        String comment = "Handrail practice server";
        ByteArrayOutputStream privateHalf = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, comment, null, privateHalf);
        ByteArrayOutputStream publicHalf = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePublicKey(key, comment, publicHalf);
        PracticeFolder.writePrivately(file.resolveSibling(file.getFileName() + ".pub"), publicHalf.toByteArray());
        PracticeFolder.writePrivately(file, privateHalf.toByteArray());
    }
}
