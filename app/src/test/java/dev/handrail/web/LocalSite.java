package dev.handrail.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this computer that answers as a test says, with and without encryption. */
public final class LocalSite implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LocalSite(HttpServer server, String scheme, Answering answering) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Reply reply = answering.to(exchange);
                byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                Headers headers = exchange.getResponseHeaders();
                reply.headers().forEach(headers::add);
                exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    public static LocalSite plain(Answering answering) throws IOException {
        return new LocalSite(HttpServer.create(at("127.0.0.1"), 0), "http", answering);
    }

    public static LocalSite plain(String address, int port, Answering answering) throws IOException {
        return new LocalSite(
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0), "http", answering);
    }

    public static LocalSite encrypted(TestAuthority.Identity identity, Answering answering) throws Exception {
        HttpsServer server = HttpsServer.create(at("127.0.0.1"), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        return new LocalSite(server, "https", answering);
    }

    private static InetSocketAddress at(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 0);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Its address under a name that only the test's resolver knows. */
    public URI url(String name, String path) {
        return URI.create(scheme + "://" + name + ":" + port() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @FunctionalInterface
    public interface Answering {
        Reply to(HttpExchange asked) throws IOException;
    }

    public record Reply(int status, Map<String, String> headers, String body) {
        public static Reply page(String html) {
            return new Reply(200, Map.of("Content-Type", "text/html; charset=utf-8"), html);
        }

        public static Reply to(int status, String where) {
            return new Reply(status, Map.of("Location", where), "");
        }

        public static Reply json(String document) {
            return new Reply(200, Map.of("Content-Type", "application/json"), document);
        }

        public Reply with(int other) {
            return new Reply(other, headers, body);
        }
    }

    /** What a header of the question says. */
    public static Optional<String> header(HttpExchange asked, String name) {
        return Optional.ofNullable(asked.getRequestHeaders().getFirst(name));
    }
}
