package dev.handrail.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A line to a port of this computer that a test can cut, freeze or slow down, at once or after so many bytes have come through. */
public final class CuttableProxy implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final ServerSocket server;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong cutAt = new AtomicLong(Long.MAX_VALUE);
    private final AtomicBoolean frozen = new AtomicBoolean();
    private final AtomicLong pause = new AtomicLong();
    private final Semaphore thaw = new Semaphore(0);
    private final CompletableFuture<Void> accepting;

    private CuttableProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
        accepting = CompletableFuture.runAsync(this::accept, Thread::startVirtualThread);
    }

    public static CuttableProxy to(int port) throws IOException {
        return new CuttableProxy(FreePort.door(50), port);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How much came from the other side so far. */
    public long received() {
        return received.get();
    }

    /** Cuts the line as soon as that many further bytes came from the other side. */
    public void cutAfter(long bytes) {
        cutAt.set(received.get() + bytes);
    }

    /** Cuts the line now; new calls are put through. */
    public void cut() {
        sockets.forEach(CuttableProxy::close);
        sockets.clear();
    }

    /** From now on nothing comes through any more, in neither direction, and nobody is told. */
    public void freeze() {
        frozen.set(true);
    }

    /** From now on at most that many bytes come through in a second, each way. */
    public void slow(int bytesPerSecond) {
        pause.set(TimeUnit.SECONDS.toNanos(PIECE) / bytesPerSecond);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(near, far));
                Thread.startVirtualThread(() -> pass(near, far, false));
                Thread.startVirtualThread(() -> pass(far, near, true));
                if (server.isClosed()) {
                    // Closed since this call was taken: it is not to live on.
                    cut();
                }
            } catch (IOException e) {
                // Nobody listens there, or the proxy was closed: the caller sees a line that is dead.
                cut();
            }
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (frozen.get()) {
                    thaw.acquireUninterruptibly();
                }
                if (counted && received.addAndGet(n) >= cutAt.get()) {
                    cutAt.set(Long.MAX_VALUE);
                    cut();
                    return;
                }
                out.write(piece, 0, n);
                LockSupport.parkNanos(pause.get());
            }
        } catch (IOException e) {
            // One side hung up; closing the other tells it.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Once it returns nobody answers there: until who accepts has let the door go, the system still takes calls. */
    @Override
    public void close() throws IOException {
        server.close();
        accepting.join();
        cut();
        thaw.release(1000);
    }
}
