package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file being written into a {@link Folder}. */
final class FolderSink implements Sink {
    static final String PARTIAL = ".partial";

    private final Path target;
    private final Path partial;
    private final FileChannel file;
    private boolean committed;

    FolderSink(Path target) throws IOException {
        this.target = target;
        this.partial = target.resolveSibling(target.getFileName() + PARTIAL);
        this.file = FileChannel.open(
                partial, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), ownerOnly(target));
    }

    /** What a file is that was not yet given its name. */
    static Unfinished unfinished(Stored partial) {
        String name = partial.name().substring(0, partial.name().length() - PARTIAL.length());
        return new Unfinished(name, partial.changed());
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        FileSystem files = path.getFileSystem();
        return files.supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String partial() {
        return partial.toString();
    }

    @Override
    public void write(byte[] bytes, int length) throws OperationFailed {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (rest.hasRemaining()) {
                file.write(rest);
            }
        } catch (IOException e) {
            throw Folder.failure(Words.of("storage.failed.write", partial), e);
        }
    }

    @Override
    public void commit() throws OperationFailed {
        try {
            long written = file.size();
            file.force(true);
            file.close();
            if (!Files.exists(partial) || Files.size(partial) != written) {
                throw new NoSuchFileException(partial.toString());
            }
            Folder.rename(partial, target);
            committed = true;
        } catch (IOException e) {
            throw Folder.failure(Words.of("storage.failed.commit", target), e);
        }
    }

    @Override
    public void close() throws OperationFailed {
        if (committed) {
            return;
        }
        try {
            file.close();
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw Folder.failure(Words.of("storage.failed.delete", partial), e);
        }
    }
}
