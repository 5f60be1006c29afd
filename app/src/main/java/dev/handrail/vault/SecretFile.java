package dev.handrail.vault;

import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.Arrays;

/** A secret in a file of its own: its text without the end of the last line. */
final class SecretFile {
    private SecretFile() {}

    /** The file that a person means by a path, with ~ for their home. */
    static Path located(String path, Path userHome) {
        if (path.equals("~")) {
            return userHome;
        }
        return path.startsWith("~/") ? userHome.resolve(path.substring(2)) : Path.of(path);
    }

    static Secret read(Path file) throws OperationFailed {
        byte[] content = OwnerOnly.read(file);
        int end = content.length;
        if (end > 0 && content[end - 1] == '\n') {
            end--;
            if (end > 0 && content[end - 1] == '\r') {
                end--;
            }
        }
        byte[] secret = Arrays.copyOf(content, end);
        Arrays.fill(content, (byte) 0);
        return Secret.ofUtf8(secret);
    }
}
