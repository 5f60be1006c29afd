package dev.handrail.sql;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * What the PostgreSQL driver makes its sockets with. The driver creates it by name from a text in the connection's
 * properties, so the opener waits under that text; there is no other way to hand it over.
 */
public final class ChannelSocketFactory extends SocketFactory {
    private static final Map<String, ChannelSocket.Opener> WAITING = new ConcurrentHashMap<>();

    private final ChannelSocket.Opener opener;

    /** Called by the driver. */
    public ChannelSocketFactory(String ticket) {
        ChannelSocket.Opener waiting = WAITING.get(ticket);
        if (waiting == null) {
            throw new IllegalStateException("The connection was given up before it was opened.");
        }
        this.opener = waiting;
    }

    static String leave(ChannelSocket.Opener opener) {
        String ticket = UUID.randomUUID().toString();
        WAITING.put(ticket, opener);
        return ticket;
    }

    static void forget(String ticket) {
        WAITING.remove(ticket);
    }

    @Override
    public Socket createSocket() {
        return new ChannelSocket(opener);
    }

    @Override
    public Socket createSocket(String host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket();
    }
}
