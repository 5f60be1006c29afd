package dev.handrail.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;

/** A key pair made by openssl, whose files begin with "BEGIN PRIVATE KEY" or "BEGIN ENCRYPTED PRIVATE KEY". */
final class OpensslKey {
    private static final int ED25519_BYTES = 32;

    private OpensslKey() {}

    /** @param algorithm as genpkey is told; what authorized_keys wants goes beside the key, with .public */
    static Path make(Path file, String algorithm, String passphrase) throws Exception {
        List<String> words = new ArrayList<>(List.of("openssl", "genpkey", "-algorithm"));
        words.addAll(List.of(algorithm.split(" ")));
        words.addAll(List.of("-out", file.toString()));
        if (!passphrase.isEmpty()) {
            words.addAll(List.of("-aes-256-cbc", "-pass", "pass:" + passphrase));
        }
        run(words);
        String line = algorithm.startsWith("ed25519") ? ed25519(file, passphrase) : told(file, passphrase);
        Files.writeString(Path.of(file + ".public"), line + "\n");
        return file;
    }

    private static String told(Path file, String passphrase) throws Exception {
        return new String(run(List.of("ssh-keygen", "-y", "-P", passphrase, "-f", file.toString()))).strip();
    }

    /** Not every ssh-keygen reads such a file: the key itself is the end of what openssl writes. */
    private static String ed25519(Path file, String passphrase) throws Exception {
        byte[] der = run(List.of(
                "openssl",
                "pkey",
                "-in",
                file.toString(),
                "-passin",
                "pass:" + passphrase,
                "-pubout",
                "-outform",
                "DER"));
        byte[] blob = new Buffer.PlainBuffer()
                .putString(KeyType.ED25519.toString())
                .putBytes(Arrays.copyOfRange(der, der.length - ED25519_BYTES, der.length))
                .getCompactData();
        return KnownHosts.line(new HostKey("", 22, KeyType.ED25519.toString(), blob))
                .strip();
    }

    private static byte[] run(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", words));
        }
        return said;
    }
}
