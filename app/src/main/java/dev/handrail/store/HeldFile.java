package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/** The file of a store that nobody else has open, and nobody can open until it is let go. */
final class HeldFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private HeldFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Refused where a program has it open; H2 takes the same lock of the system. */
    static HeldFile of(Path file) throws OperationFailed, IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new HeldFile(file, channel);
            }
        } catch (OverlappingFileLockException e) {
            // It is this very program, and told as any other.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw inUse(file, file);
    }

    /** @param open what a program that uses the store has open */
    static OperationFailed inUse(Path store, Path open) {
        return OperationFailed.refused(Words.of("bringing.open", store))
                .cameBack(holder(open)
                        .map(process -> Words.of("bringing.held.by", Long.toString(process)))
                        .orElseGet(() -> Words.of("bringing.held")))
                .next(Words.of("bringing.held.next"))
                .build();
    }

    boolean is(Path other) {
        return file.equals(other);
    }

    /** To be read from the beginning; to open the file a second time, and close it, would let it go. */
    FileChannel fromTheBeginning() throws IOException {
        return channel.position(0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Only Linux tells which process has a file open. */
    private static Optional<Long> holder(Path file) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(process -> hasOpen(process, file))
                .findFirst();
    }

    private static boolean hasOpen(long process, Path file) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process), "fd"))) {
            for (Path one : open.toList()) {
                if (Files.isSymbolicLink(one) && Files.readSymbolicLink(one).equals(file.toRealPath())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
