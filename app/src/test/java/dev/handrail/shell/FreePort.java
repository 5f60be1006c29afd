package dev.handrail.shell;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a program that must be told which: below those that the system hands to whoever asks for any, so that none
 * of the thousands of connections of other tests is given it before the program has begun.
 */
public final class FreePort {
    private static final int FIRST = 10_000;
    private static final int HANDED_OUT = 32_000;

    private FreePort() {}

    public static int take() throws IOException {
        try (ServerSocket free = door(1)) {
            return free.getLocalPort();
        }
    }

    /** Open already; once it is closed, nobody who only goes out is given its port and answers there in its place. */
    public static ServerSocket door(int backlog) throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, HANDED_OUT);
            try {
                return new ServerSocket(port, backlog, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                // Somebody's: the next.
            }
        }
    }
}
