package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Tries whether backups can be kept in a storage: writes something small, reads it back, compares, and removes it. */
public final class TryIt {
    private static final byte[] CONTENT =
            "Handrail tried whether it can write here. This may be removed.\n".getBytes(StandardCharsets.UTF_8);

    private TryIt() {}

    /** Returns when all of it works; otherwise says what does not. */
    public static void on(Storage storage) throws OperationFailed {
        String name = "handrail-tries-" + UUID.randomUUID() + ".txt";
        storage.write(name, CONTENT);
        try {
            compare(storage, name);
        } catch (OperationFailed e) {
            remove(storage, name, e);
            throw e;
        }
        storage.delete(name);
    }

    /** What could not be read is not left there either, if that can be helped; the reason told is the first. */
    private static void remove(Storage storage, String name, OperationFailed reason) {
        try {
            storage.delete(name);
        } catch (OperationFailed e) {
            reason.addSuppressed(e);
        }
    }

    private static void compare(Storage storage, String name) throws OperationFailed {
        String tried = Words.of("storage.failed.read", storage.locate(name));
        try (InputStream in = storage.read(name)) {
            if (!Arrays.equals(in.readAllBytes(), CONTENT)) {
                throw OperationFailed.failed(tried)
                        .cameBack(Words.of("storage.tried.different"))
                        .next(Words.of("storage.tried.different.next"))
                        .build();
            }
        } catch (IOException e) {
            throw OperationFailed.failed(tried)
                    .next(Words.of("storage.tried.different.next"))
                    .because(e);
        }
    }
}
