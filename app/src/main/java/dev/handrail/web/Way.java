package dev.handrail.web;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How a host is connected to. */
interface Way {
    Dialled dial(URI url, Optional<InetAddress> at, Guard guard) throws IOException, OperationFailed;

    /** A connection, and how long it took to know the address and to get there. */
    record Dialled(Socket socket, InetAddress address, Duration name, Duration connect) {}
}
