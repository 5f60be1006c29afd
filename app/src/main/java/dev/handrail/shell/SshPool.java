package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.connection.channel.OpenFailException;

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

    private final String where;
    private final Opener opener;
    private final Duration idle;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<SshConnection> connections = new ArrayList<>();
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
            take(List.of());
            users++;
            visits++;
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
                close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does something on a connection; on a fresh one where the others are full or turn out to be dead. */
    <T> T use(Use<T> use) throws OperationFailed, IOException {
        List<SshConnection> tried = new ArrayList<>();
        while (true) {
            Taken taken = take(tried);
            try {
                return use.on(taken.connection());
            } catch (OpenFailException e) {
                if (taken.fresh()) {
                    throw e;
                }
            } catch (IOException e) {
                if (taken.fresh() || taken.connection().isAlive()) {
                    throw e;
                }
            }
            tried.add(taken.connection());
        }
    }

    private Taken take(List<SshConnection> tried) throws OperationFailed {
        lock.lock();
        try {
            List<SshConnection> dead =
                    connections.stream().filter(c -> !c.isAlive()).toList();
            dead.forEach(Closing::inBackground);
            connections.removeAll(dead);
            for (SshConnection connection : connections) {
                if (!tried.contains(connection)) {
                    return new Taken(connection, false);
                }
            }
            SshConnection fresh = opener.open();
            connections.add(fresh);
            return new Taken(fresh, true);
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

    void close() {
        lock.lock();
        try {
            connections.forEach(SshConnection::close);
            connections.clear();
        } finally {
            lock.unlock();
        }
    }
}
