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
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Writes a file where a person wants it, in place of the one that has its name: whole, or not at all. A device or a pipe
 * takes what is written as it comes.
 */
public final class WholeFile {
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

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
        try {
            if (Files.isDirectory(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                fill(file, content);
            } else {
                replace(followed(file), tried, content);
            }
        } catch (IOException e) {
            throw Folder.failure(tried, e);
        }
    }

    /** Where a link leads, though nothing may lie there yet: it is what a person means by it. */
    private static Path followed(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path end = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(end); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            end = end.resolveSibling(Files.readSymbolicLink(end));
        }
        return end;
    }

    private static void replace(Path file, String tried, Bytes content) throws IOException, OperationFailed {
        Path folder = Objects.requireNonNull(file.getParent(), "a file has a folder");
        if (!Files.isDirectory(folder)) {
            throw OperationFailed.failed(tried)
                    .on(Words.of("storage.here"))
                    .cameBack(Words.of("storage.nofolder", folder))
                    .next(Words.of("storage.nofolder.next"))
                    .build();
        }
        Path partial = FileRights.temporary(file);
        try {
            fill(partial, content);
            FileRights.same(file, partial);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Into what is there: a device or a pipe that one puts another file in the place of is one no more. */
    private static void fill(Path there, Bytes content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(there, StandardOpenOption.WRITE))) {
            content.into(out);
        }
    }
}
