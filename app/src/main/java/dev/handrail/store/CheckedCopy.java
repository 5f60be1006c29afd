package dev.handrail.store;

import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Copies what lies in a folder, each file read again from the disk and compared; rights and times go with it. */
final class CheckedCopy {
    private static final int BLOCK = 1 << 20;
    private static final String LOCK = "handrail.lock.db";

    private final Path from;
    private final Path to;
    private final Path end;
    private final HeldFile held;
    private final LongConsumer copied;
    private long done;

    /**
     * @param end where the copy is to lie when it is whole
     * @param held the file that is read where it is open already
     * @param copied told how many bytes were copied until then
     */
    CheckedCopy(Path from, Path to, Path end, HeldFile held, LongConsumer copied) {
        this.from = from;
        this.to = to;
        this.end = end;
        this.held = held;
        this.copied = copied;
    }

    void copy(String name) throws IOException {
        Files.walkFileTree(from.resolve(name), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(there(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                one(file, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                rights(folder, there(folder));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path there(Path file) {
        return to.resolve(from.relativize(file));
    }

    /** Sockets and pipes are of programs that run, and so is the mark of who has the store open. */
    private void one(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            link(file);
        } else if (attributes.isRegularFile() && !file.endsWith(LOCK)) {
            byte[] read = held.is(file) ? written(held.fromTheBeginning(), there(file)) : written(file);
            if (!MessageDigest.isEqual(read, digest(there(file)))) {
                throw new IOException(Words.of("bringing.differs", file));
            }
            rights(file, there(file));
            Files.setLastModifiedTime(there(file), attributes.lastModifiedTime());
        }
    }

    /**
     * One that leads out of the folder by a way that begins in it leads there still; one that leads to something in it by
     * its whole name leads to the copy of that.
     */
    private void link(Path file) throws IOException {
        Path target = Files.readSymbolicLink(file);
        Path meant = file.resolveSibling(target).normalize();
        Files.createSymbolicLink(
                there(file),
                target.isAbsolute() ? copied(meant).orElse(target) : meant.startsWith(from) ? target : meant);
    }

    /** Where that lies which is copied, by whatever name of the folder. */
    private Optional<Path> copied(Path file) throws IOException {
        for (Path name : List.of(from, from.toRealPath())) {
            if (file.startsWith(name)) {
                Path inside = name.relativize(file);
                return Contents.isBrought(inside.getName(0).toString())
                        ? Optional.of(end.resolve(inside))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private byte[] written(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            return written(in, there(file));
        }
    }

    private byte[] written(FileChannel in, Path file) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (in.read(block) >= 0) {
                block.flip();
                digest.update(block.duplicate());
                done += block.remaining();
                while (block.hasRemaining()) {
                    out.write(block);
                }
                block.clear();
                copied.accept(done);
            }
            out.force(true);
        }
        return digest.digest();
    }

    private static byte[] digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            while (in.read(block) >= 0) {
                digest.update(block.flip());
                block.clear();
            }
        }
        return digest.digest();
    }

    /** A disk that knows no rights of its own refuses to change them; that it keeps others out was seen before. */
    private static void rights(Path file, Path there) throws IOException {
        if (DataFolder.knowsRights(there)) {
            try {
                Files.setPosixFilePermissions(there, Files.getPosixFilePermissions(file));
            } catch (FileSystemException e) {
                if (!DataFolder.isPrivate(there)) {
                    throw e;
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
