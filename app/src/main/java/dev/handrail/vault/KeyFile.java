package dev.handrail.vault;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The files in the data folder that open the vault without a passphrase; each wrapping has one of its own. */
final class KeyFile {
    private final Path folder;

    KeyFile(Path folder) {
        this.folder = folder;
    }

    /** Makes a file with a new key and tells its name, under which the store remembers it. */
    String create() throws OperationFailed {
        String name = "vault-" + HexFormat.of().formatHex(Sealing.random(4)) + ".key";
        byte[] key = Sealing.random(Sealing.KEY_BYTES);
        byte[] text = Base64.getEncoder().encode(key);
        try {
            Files.createDirectories(folder);
            OwnerOnly.create(folder.resolve(name), text);
            return name;
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("vault.key-file.write", folder.resolve(name)))
                    .next(Words.of("vault.key-file.write.next"))
                    .because(e);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    /** The key, which the caller wipes. */
    byte[] read(String name) throws OperationFailed {
        byte[] text = OwnerOnly.read(folder.resolve(name));
        try {
            byte[] key = decoded(text);
            if (key.length == Sealing.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without what was in the file.
        } finally {
            Arrays.fill(text, (byte) 0);
        }
        throw OperationFailed.refused(Words.of("vault.file", folder.resolve(name)))
                .cameBack(Words.of("vault.key-file.damaged"))
                .next(Words.of("vault.key-file.damaged.next"))
                .build();
    }

    /** Editors end the last line. */
    private static byte[] decoded(byte[] text) {
        int end = text.length;
        while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
            end--;
        }
        byte[] line = Arrays.copyOf(text, end);
        try {
            return Base64.getDecoder().decode(line);
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    /** Overwrites the file before it is removed, for what that is worth on the disk at hand. */
    void remove(String name) throws OperationFailed {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file)) {
                Files.writeString(file, "0".repeat(44), StandardCharsets.US_ASCII);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("vault.key-file.remove", file))
                    .next(Words.of("vault.key-file.remove.next"))
                    .because(e);
        }
    }
}
