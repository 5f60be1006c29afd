package dev.handrail.practice;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees to it that a folder's practice server runs once; the system lets go of it even when its owner is killed. */
final class OnlyOne implements AutoCloseable {
    private final FileChannel file;

    private OnlyOne(FileChannel file) {
        this.file = file;
    }

    /** Takes the folder, if it is a practice server's or empty, and nobody has it. */
    static OnlyOne of(PracticeFolder folder) throws IOException, OperationFailed {
        if (!folder.isOurs()) {
            throw OperationFailed.refused(Words.of("practice.start.failed", folder.root()))
                    .cameBack(Words.of("practice.foreign"))
                    .next(Words.of("practice.foreign.next"))
                    .build();
        }
        PracticeFolder.privateFolder(folder.root());
        FileChannel file = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(file) == null) {
            file.close();
            throw OperationFailed.refused(Words.of("practice.start.failed", folder.root()))
                    .cameBack(owner(Notes.in(folder)))
                    .next(Words.of("practice.runs.next"))
                    .build();
        }
        return new OnlyOne(file);
    }

    /** Who has the folder, in words; empty where nobody has it. */
    static Optional<String> holder(PracticeFolder folder) throws IOException {
        if (!Files.exists(folder.lock())) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(folder.lock(), StandardOpenOption.WRITE)) {
            return tryLock(file) == null ? Optional.of(owner(Notes.in(folder))) : Optional.empty();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // This very process runs it already.
            return null;
        }
    }

    private static String owner(Optional<Notes> notes) {
        return notes.map(n -> Words.of("practice.runs", n.owner(), n.started())).orElse(Words.of("practice.begins"));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
