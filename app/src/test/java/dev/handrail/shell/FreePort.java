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
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, HANDED_OUT);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException e) {
                // Somebody's: the next.
            }
        }
    }
}
