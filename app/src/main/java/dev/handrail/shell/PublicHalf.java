package dev.handrail.shell;

import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/** The public half of a key, as far as its files tell it without a passphrase: an agent knows by it which key is meant. */
final class PublicHalf {
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END";
    private static final int MAGIC = "openssh-key-v1\0".length();
    /** What it was sealed by: the cipher, how its key is made, and from what; then comes the number of keys. */
    private static final int BEFORE = 3;

    private static final int LONGEST = 64 * 1024;

    private PublicHalf() {}

    /** As SSH writes it; from the key itself, or from the .pub beside it, which may be all that lies on this computer. */
    static Optional<byte[]> of(Path key) {
        return read(key).or(() -> read(Path.of(key + ".pub")));
    }

    private static Optional<byte[]> read(Path file) {
        // What can be read once is left for whoever logs in with it.
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1).strip();
            return Optional.of(text.startsWith(BEGIN) ? ofPrivate(text) : ofPublic(text));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** OpenSSH seals the private half only. */
    private static byte[] ofPrivate(String text) throws IOException {
        int end = text.indexOf(END);
        String body = text.substring(BEGIN.length(), end < 0 ? text.length() : end);
        Buffer.PlainBuffer key = new Buffer.PlainBuffer(Base64.getMimeDecoder().decode(body));
        key.readRawBytes(new byte[MAGIC]);
        for (int part = 0; part < BEFORE; part++) {
            key.readBytes();
        }
        key.readUInt32();
        return key.readBytes();
    }

    private static byte[] ofPublic(String text) throws IOException {
        String[] words = text.split("\\s+", 3);
        byte[] key = Base64.getDecoder().decode(words.length < 2 ? "" : words[1]);
        if (!new Buffer.PlainBuffer(key).readString().equals(words[0])) {
            throw new IOException(Words.of("shell.key.notpublic"));
        }
        return key;
    }
}
