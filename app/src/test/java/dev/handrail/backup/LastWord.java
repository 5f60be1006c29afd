package dev.handrail.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** A way to a database server on which the last word of an exchange stays, or what is answered to it; all else comes through. */
final class LastWord implements AutoCloseable {
    /** What becomes of it. */
    enum Fate {
        /** It comes when it is let go. */
        LATE,
        /** It gets lost when it is let go. */
        NEVER,
        /** It comes at once, but no answer to it. */
        UNANSWERED,
        /** It comes at once, and the answer of MariaDB is that somebody ended the session. */
        ENDED
    }

    private static final int PIECE = 64 * 1024;
    /** With that, an exchange in PostgreSQL counts who waits to be let in. */
    static final Pattern COMMIT = Pattern.compile("pg_locks.*COMMIT", Pattern.DOTALL);
    /** As PostgreSQL is told it, alone. */
    static final Pattern POSTGRES_COMMIT = Pattern.compile("\\x00COMMIT\\x00");
    /** As MariaDB is told it, alone. */
    static final Pattern ONLY_COMMIT = Pattern.compile("\\x03COMMIT\\z");
    /** MariaDB gives no table back that it has renamed. */
    static final Pattern RENAME = Pattern.compile("RENAME TABLE");

    /** The first packet to a command, with the error 1927. */
    private static final String KILLED = "\u0001\u00ff\u0087\u0007#70100Connection was killed";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch goes = new CountDownLatch(1);
    private final int target;
    private final Pattern word;
    private final Fate fate;
    private volatile String before = "";
    private volatile boolean stays;

    LastWord(int port, Pattern word, Fate fate) throws IOException {
        this.target = port;
        this.word = word;
        this.fate = fate;
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Whether it has come so far. */
    boolean stays() {
        return stays;
    }

    /** What was said before it on its line. */
    String before() {
        return before;
    }

    void letGo() {
        goes.countDown();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(near, far));
                Line line = new Line(near, far);
                Thread.startVirtualThread(line::out);
                Thread.startVirtualThread(line::back);
            } catch (IOException e) {
                // It is closed, or nobody listens there: whoever comes sees a line that is dead.
            }
        }
    }

    private final class Line {
        private final Socket near;
        private final Socket far;
        private final StringBuilder said = new StringBuilder();
        private volatile boolean silent;

        Line(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void out() {
            byte[] piece = new byte[PIECE];
            try (near) {
                InputStream in = near.getInputStream();
                OutputStream out = far.getOutputStream();
                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                    if (isLastWord(piece, n) && !passes()) {
                        far.close();
                        return;
                    }
                    out.write(piece, 0, n);
                }
                far.shutdownOutput();
            } catch (IOException e) {
                // One side hung up.
            }
        }

        private boolean isLastWord(byte[] piece, int length) {
            said.append(new String(piece, 0, length, StandardCharsets.ISO_8859_1));
            boolean is = !stays && word.matcher(said).find();
            if (!is) {
                said.delete(0, Math.max(0, said.length() - PIECE));
            }
            return is;
        }

        private boolean passes() {
            silent = fate == Fate.UNANSWERED || fate == Fate.ENDED;
            before = said.toString();
            stays = true;
            try {
                if (!silent) {
                    goes.await();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return fate != Fate.NEVER;
        }

        void back() {
            byte[] piece = new byte[PIECE];
            try (near;
                    far) {
                InputStream in = far.getInputStream();
                OutputStream out = near.getOutputStream();
                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                    if (!silent) {
                        out.write(piece, 0, n);
                    } else if (fate == Fate.ENDED) {
                        out.write(
                                ((char) (KILLED.length() - 1) + "\0\0" + KILLED).getBytes(StandardCharsets.ISO_8859_1));
                        return;
                    }
                }
            } catch (IOException e) {
                // One side hung up.
            }
        }
    }

    @Override
    public void close() throws IOException {
        letGo();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
