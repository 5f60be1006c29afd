package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * That a program works in a data folder, or alone in it, which the others see by a lock of the system on a small file
 * there. Of those that share a store only its owner has the store's file open, so that a lock on that one says too little.
 */
final class FolderUse implements AutoCloseable {
    static final String FILE = "handrail.open";

    /** As long as the store's file is waited for where somebody else has it. */
    private static final Duration PATIENCE = Duration.ofSeconds(24);

    /**
     * The locks of this process, of which the system keeps one for each file however often it is opened, and lets it go
     * when any of them is closed.
     */
    private static final Map<Path, Hold> HELD = new HashMap<>();

    /** Of what lies in no folder, or on a disk that knows no locks. */
    static final FolderUse NONE = new FolderUse(Optional.empty());

    private final Optional<Hold> hold;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FolderUse(Optional<Hold> hold) {
        this.hold = hold;
    }

    /** Together with all others who work there; where the disk knows no locks, without one. */
    static FolderUse shared(Path home) throws OperationFailed {
        return shared(home, PATIENCE);
    }

    /** @param patience for how long one who brings it elsewhere is waited for */
    static FolderUse shared(Path home, Duration patience) throws OperationFailed {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<FolderUse> use = taken(home, true);
            if (use.isPresent()) {
                return use.get();
            }
            if (System.nanoTime() >= deadline) {
                throw OperationFailed.unreachable(Words.of("bringing.busy"))
                        .next(Words.of("bringing.busy.next"))
                        .build();
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    /** Whether this program works there, together with others. */
    static boolean isShared(Path home) {
        synchronized (HELD) {
            try {
                Hold there = HELD.get(home.toRealPath().resolve(FILE));
                return there != null && there.shared;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Refused at once where anybody works there. */
    static FolderUse alone(Path home) throws OperationFailed {
        Optional<FolderUse> use = taken(home, false);
        if (use.isPresent()) {
            return use.get();
        }
        throw HeldFile.inUse(DataFolder.file(home), home.resolve(FILE));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            hold.ifPresent(Hold::letGo);
        }
    }

    private static Optional<FolderUse> taken(Path home, boolean shared) throws OperationFailed {
        synchronized (HELD) {
            try {
                Path file = home.toRealPath().resolve(FILE);
                Hold there = HELD.get(file);
                if (there == null) {
                    return locked(file, shared).map(hold -> new FolderUse(Optional.of(hold)));
                }
                return there.joined(shared) ? Optional.of(new FolderUse(Optional.of(there))) : Optional.empty();
            } catch (AccessDeniedException e) {
                throw StoreTrouble.ofFolder(home, e);
            } catch (IOException | UnsupportedOperationException e) {
                return Optional.of(NONE);
            }
        }
    }

    private static Optional<Hold> locked(Path file, boolean shared) throws IOException {
        FileChannel channel = channel(file, shared);
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                Hold hold = new Hold(file, channel, shared);
                HELD.put(file, hold);
                return Optional.of(hold);
            }
        } catch (OverlappingFileLockException e) {
            // It is this very program by another loader of classes, and counts as any other.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** One that somebody else made, as whoever once worked here as root, can still be shared, and nobody has it alone. */
    private static FileChannel channel(Path file, boolean shared) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            if (shared) {
                return FileChannel.open(file, StandardOpenOption.READ);
            }
            throw e;
        }
    }

    /** One lock of this process, for as many as share it. */
    private static final class Hold {
        private final Path file;
        private final FileChannel channel;
        private final boolean shared;
        private int users = 1;

        Hold(Path file, FileChannel channel, boolean shared) {
            this.file = file;
            this.channel = channel;
            this.shared = shared;
        }

        boolean joined(boolean alike) {
            boolean joins = shared && alike;
            users += joins ? 1 : 0;
            return joins;
        }

        void letGo() {
            synchronized (HELD) {
                users--;
                if (users == 0) {
                    HELD.remove(file);
                    try {
                        channel.close();
                    } catch (IOException e) {
                        // The system lets it go when the program ends at the latest.
                    }
                }
            }
        }
    }
}
