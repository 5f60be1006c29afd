package dev.handrail.storage;

import dev.handrail.shell.FreePort;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in front of an S3 server and breaks the requests that a test names, as often as it says. */
public final class BreakingS3 implements AutoCloseable {
    private final ServerSocket door = FreePort.door(50);
    private final int target;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private record Rule(String method, String part, AtomicInteger left, Fault fault) {
        boolean takes(String line) {
            return line.startsWith(method + " ") && line.contains(part) && left.getAndDecrement() > 0;
        }
    }

    private BreakingS3(int target) throws IOException {
        this.target = target;
    }

    public static BreakingS3 before(RealS3 real) throws IOException {
        BreakingS3 breaking = new BreakingS3(real.port());
        Thread.startVirtualThread(breaking::accept);
        return breaking;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Breaks the next requests of that method whose address contains this part. */
    public void breaks(int times, String method, String part, Fault fault) {
        rules.add(new Rule(method, part, new AtomicInteger(times), fault));
    }

    public void alwaysBreaks(String method, String part, Fault fault) {
        breaks(Integer.MAX_VALUE, method, part, fault);
    }

    /** How many requests of that method came whose address contains this part. */
    public long came(String method, String part) {
        return requests.stream()
                .filter(line -> line.startsWith(method + " ") && line.contains(part))
                .count();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                sockets.add(caller);
                Thread.startVirtualThread(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One request a connection: then the next is seen, too. */
    private void serve(Socket caller) {
        try (caller;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            InputStream in = new BufferedInputStream(caller.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            String line = head.lines().findFirst().orElseThrow();
            requests.add(line);
            Exchange exchange = new Exchange(head, in, caller.getOutputStream(), server);
            Optional<Rule> rule = rules.stream().filter(r -> r.takes(line)).findFirst();
            if (rule.isPresent()) {
                rule.get().fault().strike(exchange);
            } else {
                exchange.forward(caller.getOutputStream());
            }
        } catch (IOException hungUp) {
            // One of the two has had enough; closing tells the other.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** A request that has come, and both sides of the line. */
    public record Exchange(String head, InputStream body, OutputStream answer, Socket server) {
        /** Lets the server answer, to whom it may concern. */
        public void forward(OutputStream to) throws IOException {
            String once = head.replaceFirst("(?im)^Connection: .*\r\n", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            server.getOutputStream().write(once.getBytes(StandardCharsets.ISO_8859_1));
            Thread.startVirtualThread(() -> {
                try {
                    body.transferTo(server.getOutputStream());
                } catch (IOException hungUp) {
                    // The answer has come, or the caller is gone.
                }
            });
            server.getInputStream().transferTo(to);
        }

        Optional<String> header(String name) {
            return head.lines()
                    .filter(l -> l.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(l -> l.substring(name.length() + 2))
                    .findFirst();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
