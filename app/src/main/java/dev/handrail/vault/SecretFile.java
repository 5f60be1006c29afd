package dev.handrail.vault;

import dev.handrail.words.Meaning;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A secret in a file of its own: its text without the end of the last line. */
public final class SecretFile {
    private SecretFile() {}

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
        try {
            return Secret.ofUtf8(secret);
        } catch (CharacterCodingException e) {
            throw OperationFailed.refused(Words.of("vault.file", file))
                    .cameBack(Words.of("vault.file.encoding"))
                    .next(Words.of("vault.file.encoding.next"))
                    .build();
        }
    }

    /** Writes a file of its own for a secret, for its owner alone; one that is there is left alone. */
    public static void create(Path file, Secret secret) throws OperationFailed {
        byte[] content = secret.utf8();
        try {
            OwnerOnly.create(file, content);
        } catch (FileAlreadyExistsException e) {
            throw unwritten(file, Words.of("vault.file.create.there")).because(e);
        } catch (NoSuchFileException e) {
            throw unwritten(file, Words.of("vault.file.create.nofolder")).because(e);
        } catch (IOException e) {
            throw unwritten(file, Meaning.of(e)).because(e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static OperationFailed.Telling unwritten(Path file, String why) {
        return OperationFailed.refused(Words.of("vault.file.create", file))
                .cameBack(why)
                .next(Words.of("vault.file.create.next"));
    }
}
