package dev.handrail.practice.tour;

import dev.handrail.server.Access;
import dev.handrail.server.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where a server on this computer answers, and whether it does. */
final class Ports {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Ports() {}

    static List<Integer> of(Server server) {
        List<Integer> ports = new ArrayList<>();
        if (server.access() instanceof Access.Ssh ssh) {
            ports.add(ssh.port());
        }
        server.databases().forEach(database -> ports.add(database.port()));
        server.sites().forEach(site -> ports.add(site.url().getPort()));
        return ports;
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
