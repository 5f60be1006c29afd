package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.transport.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one server: as a rule a single one that all share, opened anew when it died and closed when nobody has
 * used it for a while. A further one is made only when the server takes no more commands on those that are there.
 */
final class SshPool {
    /** Makes a connection. */
    interface Opener {
        SshConnection open() throws OperationFailed;
    }

    /** Something done with a connection. */
    interface Use<T> {
        T on(SshConnection connection) throws IOException;
    }

    private record Taken(SshConnection connection, boolean fresh) {}

    private static final int REFUSED_AT_MOST = 3;
    private static final String SESSION = "session";

    private final String where;
    private final Opener opener;
    private final Duration idle;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<SshConnection> connections = new ArrayList<>();
    private final List<Opening> underway = new ArrayList<>();
    private @Nullable Opening opening;
    private boolean closed;
    private int users;
    private long visits;

    SshPool(String where, Opener opener, Duration idle) {
        this.where = where;
        this.opener = opener;
        this.idle = idle;
    }

    /** Begins to use it, and makes sure that there is a connection. */
    void enter() throws OperationFailed {
        lock.lock();
        try {
            users++;
            visits++;
        } finally {
            lock.unlock();
        }
        boolean entered = false;
        try {
            take(List.of());
            entered = true;
        } finally {
            if (!entered) {
                leave();
            }
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return connections.stream().anyMatch(SshConnection::isAlive);
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            users--;
            long visit = visits;
            if (users == 0) {
                CompletableFuture.delayedExecutor(idle.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> closeUnlessUsedSince(visit));
            }
        } finally {
            lock.unlock();
        }
    }

    private void closeUnlessUsedSince(long visit) {
        lock.lock();
        try {
            if (users == 0 && visits == visit) {
                closeConnections();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does something on a connection; on a fresh one where the others are full or turn out to be dead. */
    <T> T use(Use<T> use) throws OperationFailed, IOException {
        List<SshConnection> tried = new ArrayList<>();
        int refused = 0;
        while (true) {
            Taken taken = take(tried);
            try {
                return use.on(taken.connection());
            } catch (OpenFailException e) {
                // Those who waited for it may have filled a fresh one before who made it got to use it.
                if (!isFull(e) || (taken.fresh() && ++refused == REFUSED_AT_MOST)) {
                    throw e;
                }
            } catch (IOException e) {
                if (taken.fresh() || (taken.connection().isAlive() && !isCut(e))) {
                    throw e;
                }
            }
            tried.add(taken.connection());
        }
    }

    /** Whether another connection would help; a port that nobody listens on is as closed from there. */
    private static boolean isFull(OpenFailException refusal) {
        return refusal.getReason() == OpenFailException.Reason.RESOURCE_SHORTAGE
                || refusal.getChannelType().equals(SESSION);
    }

    /** One whose line has just been cut calls itself connected until all who wait on it have been told. */
    private static boolean isCut(IOException failure) {
        List<Throwable> causes = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .toList();
        return causes.stream().noneMatch(TimeoutException.class::isInstance)
                && causes.stream().anyMatch(SshPool::isOfTheLine);
    }

    private static boolean isOfTheLine(Throwable cause) {
        return cause instanceof TransportException || cause instanceof SocketException || cause instanceof EOFException;
    }

    /** One that is there, or a fresh one, which whoever comes meanwhile waits for as well. */
    private Taken take(List<SshConnection> tried) throws OperationFailed {
        while (true) {
            Opening awaited;
            boolean mine;
            lock.lock();
            try {
                Optional<SshConnection> there = there(tried);
                if (there.isPresent()) {
                    return new Taken(there.get(), false);
                }
                if (closed) {
                    throw OperationFailed.cancelled();
                }
                mine = opening == null || !opening.join();
                awaited = mine ? begin() : Objects.requireNonNull(opening);
            } finally {
                lock.unlock();
            }
            SshConnection fresh = awaited.made();
            if (mine) {
                return new Taken(fresh, true);
            }
        }
    }

    private Optional<SshConnection> there(List<SshConnection> tried) {
        List<SshConnection> dead =
                connections.stream().filter(c -> !c.isAlive()).toList();
        dead.forEach(Closing::inBackground);
        connections.removeAll(dead);
        return connections.stream().filter(c -> !tried.contains(c)).findFirst();
    }

    /** Connecting takes time, and may ask the person: the lock is not held meanwhile. */
    private Opening begin() {
        Opening begun = new Opening(opener, this::opened);
        opening = begun;
        underway.add(begun);
        begun.join();
        begun.start();
        return begun;
    }

    /** @param made null when it was not made */
    private void opened(Opening over, @Nullable SshConnection made) {
        lock.lock();
        try {
            underway.remove(over);
            if (opening == over) {
                opening = null;
            }
            if (made != null && over.stopped()) {
                Closing.inBackground(made);
            } else if (made != null) {
                connections.add(made);
            }
        } finally {
            lock.unlock();
        }
    }

    OperationFailed lost(IOException why) {
        return OperationFailed.unreachable(Words.of("ssh.session"))
                .on(where)
                .next(Words.of("ssh.connect.next"))
                .because(why);
    }

    /** Gives up what is being opened, which {@link #awaitGivenUp} waits for, and opens nothing any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            underway.forEach(Opening::stop);
            closeConnections();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What was given up may be writing down the key of the host just then.
     *
     * @param deadline by System.nanoTime; nobody waits longer
     */
    void awaitGivenUp(long deadline) {
        List<Opening> left;
        lock.lock();
        try {
            left = List.copyOf(underway);
        } finally {
            lock.unlock();
        }
        left.forEach(one -> one.awaitEnd(deadline));
    }

    private void closeConnections() {
        lock.lock();
        try {
            connections.forEach(SshConnection::close);
            connections.clear();
        } finally {
            lock.unlock();
        }
    }
}
