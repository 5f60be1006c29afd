package dev.handrail.shell;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.concurrent.Promise;
import net.schmizz.keepalive.KeepAlive;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.ConnectionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Asks a machine now and then whether it is still there, and ends the connection when it stays silent.
 *
 * <p>Whatever comes in is a sign of life: on a slow line the answer waits its turn behind megabytes of a backup.
 *
 * <p>sshj's own keep-alive writes from its own thread. When the other side is frozen in the middle of an upload that write
 * never returns, and nobody notices anything; so here a thread of its own does the asking.
 */
final class Pulse extends KeepAlive {
    private static final String QUESTION = "keepalive@openssh.com";
    private static final int QUESTIONS = 3;

    private final Duration silence;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile long lastSign = System.nanoTime();
    private volatile @Nullable Runnable hangUp;

    Pulse(ConnectionImpl connection, Duration silence) {
        super(connection, "ssh-pulse");
        this.silence = silence;
        setKeepAliveInterval((int) Math.max(1, silence.toSeconds() / QUESTIONS));
    }

    /** @param how cuts the line below everything, so that whoever waits to write is let go */
    void hangUpBy(Runnable how) {
        this.hangUp = how;
    }

    /** The same stream, of which each piece that comes in counts. */
    InputStream hearing(InputStream line) {
        return new FilterInputStream(line) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                lastSign = System.nanoTime();
                return one;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int count = super.read(bytes, from, length);
                lastSign = System.nanoTime();
                return count;
            }
        };
    }

    @Override
    protected void doKeepAlive() throws ConnectionException {
        if (!conn.equals(conn.getTransport().getService())) {
            lastSign = System.nanoTime();
            return;
        }
        if (System.nanoTime() - lastSign > silence.toNanos()) {
            Runnable cut = hangUp;
            if (cut != null) {
                cut.run();
            }
            throw new ConnectionException(
                    DisconnectReason.CONNECTION_LOST, "no sign of life for " + silence.toSeconds() + " s");
        }
        if (asking.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::ask);
        }
    }

    private void ask() {
        try {
            roundTrip();
        } catch (IOException e) {
            // The connection ends by itself, or by the silence that follows.
        } finally {
            asking.set(false);
        }
    }

    /** Asks once and waits for the answer. */
    Duration roundTrip() throws IOException {
        long asked = System.nanoTime();
        Promise<SSHPacket, ConnectionException> answer = conn.sendGlobalRequest(QUESTION, true, new byte[0]);
        try {
            answer.retrieve(silence.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ConnectionException e) {
            // "I don't know this request" is a sign of life as good as any, and what OpenSSH says.
            if (!conn.getTransport().isRunning()
                    || e.getMessage() == null
                    || !e.getMessage().contains("failed")) {
                throw e;
            }
        }
        return Duration.ofNanos(System.nanoTime() - asked);
    }
}
