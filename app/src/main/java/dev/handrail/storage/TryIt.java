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
    private static final byte[] CONTENT = (Words.of("storage.tries") + "\n").getBytes(StandardCharsets.UTF_8);

    private TryIt() {}

    /** Returns when all of it works; otherwise says what does not, and what is left there by it. */
    public static void on(Storage storage) throws OperationFailed {
        String name = "handrail-tries-" + UUID.randomUUID() + ".txt";
        storage.write(name, CONTENT);
        OperationFailed trouble = null;
        try {
            compare(storage, name);
        } catch (OperationFailed e) {
            trouble = e;
        }
        try {
            remove(storage, name);
        } catch (OperationFailed e) {
            throw left(storage, name, trouble == null ? e : trouble, e);
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    /** Also for who has lost interest: what was written is to be removed all the same. */
    private static void remove(Storage storage, String name) throws OperationFailed {
        boolean interrupted = Thread.interrupted();
        try {
            storage.delete(name);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What went wrong first is told first. */
    private static OperationFailed left(
            Storage storage, String name, OperationFailed first, OperationFailed whyItStays) {
        String lies = Words.of("storage.tried.left", storage.locate(name));
        String why = first == whyItStays
                ? Words.of("storage.tried.well", said(first))
                : said(first) + "; " + whyItStays.getMessage();
        return OperationFailed.failed(first.tried())
                .on(first.where())
                .cameBack(why)
                .next(first.next() == null ? lies : lies + " " + first.next())
                .because(whyItStays);
    }

    private static String said(OperationFailed failure) {
        return failure.cameBack() == null ? failure.getMessage() : failure.cameBack();
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
