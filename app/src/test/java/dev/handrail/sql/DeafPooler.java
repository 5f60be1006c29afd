package dev.handrail.sql;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A way to a PostgreSQL that opens each session without the options it was asked for, and tells nobody: some poolers do. */
final class DeafPooler implements AutoCloseable {
    private static final int ENCRYPTION = 80_877_103;
    private static final int HEAD = 8;

    private final ServerSocket server;
    private final int target;

    private DeafPooler(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    static DeafPooler to(int port) throws IOException {
        DeafPooler pooler = new DeafPooler(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        Thread.startVirtualThread(pooler::accept);
        return pooler;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = server.accept();
                Thread.startVirtualThread(() -> put(near));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void put(Socket near) {
        try (near;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            begin(new DataInputStream(near.getInputStream()), near, far);
            Thread.startVirtualThread(() -> pass(far, near));
            near.getInputStream().transferTo(far.getOutputStream());
        } catch (IOException e) {
            // One side hung up; closing the other tells it.
        }
    }

    private static void begin(DataInputStream in, Socket near, Socket far) throws IOException {
        int length = in.readInt();
        int code = in.readInt();
        while (code == ENCRYPTION) {
            near.getOutputStream().write('N');
            length = in.readInt();
            code = in.readInt();
        }
        byte[] asked = withoutOptions(in.readNBytes(length - HEAD));
        DataOutputStream out = new DataOutputStream(far.getOutputStream());
        out.writeInt(asked.length + HEAD);
        out.writeInt(code);
        out.write(asked);
    }

    private static byte[] withoutOptions(byte[] asked) {
        return new String(asked, StandardCharsets.ISO_8859_1)
                .replaceFirst("(?s)(^|\0)options\0[^\0]*\0", "$1")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side hung up; closing the other tells it.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
