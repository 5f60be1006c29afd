package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Writes a file where a person wants it, in place of the one that has its name: whole, or not at all. */
public final class WholeFile {
    private WholeFile() {}

    /** What is to stand in it. */
    public interface Content {
        void into(Writer file) throws IOException;
    }

    /** What is to stand in it where it is no text. */
    public interface Bytes {
        void into(OutputStream file) throws IOException;
    }

    /** @param tried what could not be done, in words, where it cannot be written */
    public static void write(Path file, String tried, Content content) throws OperationFailed {
        writeBytes(file, tried, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.into(text);
            text.flush();
        });
    }

    /** @param tried what could not be done, in words, where it cannot be written */
    public static void writeBytes(Path file, String tried, Bytes content) throws OperationFailed {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        if (!Files.isDirectory(folder)) {
            throw OperationFailed.failed(tried)
                    .on(Words.of("storage.here"))
                    .cameBack(Words.of("storage.nofolder", folder))
                    .next(Words.of("storage.nofolder.next"))
                    .build();
        }
        try {
            if (Files.isDirectory(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Path partial = Files.createTempFile(folder, "." + file.getFileName(), ".partial");
            try {
                fill(partial, content);
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw Folder.failure(tried, e);
        }
    }

    private static void fill(Path partial, Bytes content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
            content.into(out);
        }
    }
}
