package dev.handrail.site.maintenance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A site with a rule for its flag, or with one that is wrong in some way. */
public final class FlagSite implements AutoCloseable {
    enum Rule {
        RIGHT,
        MISSING,
        WITHOUT_RETRY_AFTER,
        A_PAGE_OF_ITS_OWN,
        TWO_HUNDRED
    }

    private static final String OPEN = "<!DOCTYPE html><html lang=\"fi\"><title>Parish</title><body>Sign in";

    private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");

    private final HttpServer server;
    private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Path flag;
    private volatile Rule rule = Rule.RIGHT;
    private volatile int broken;
    private volatile boolean locked;

    public FlagSite(Path flag) {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.flag = flag;
        server.setExecutor(visits);
        server.createContext("/", this::serve);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void has(Rule other) {
        rule = other;
    }

    /** Asks for another file from now on. */
    void asksFor(Path other) {
        flag = other;
    }

    /** Whether the site itself answers with an error. */
    void isBroken(boolean whether) {
        broken = whether ? 500 : 0;
    }

    /** Whoever stands before it finds neither the site nor its page. */
    void isBehind(int status) {
        rule = Rule.MISSING;
        broken = status;
    }

    private void serve(HttpExchange visit) throws IOException {
        try (visit) {
            String secret = secret();
            if (!secret.isEmpty() && visit.getRequestURI().getPath().equals("/" + secret)) {
                visit.getResponseHeaders().set("Set-Cookie", "laravel_maintenance=" + secret + "; path=/; httponly");
                visit.getResponseHeaders().set("Location", "/");
                send(visit, 302, "");
                return;
            }
            String cookie = visit.getRequestHeaders().getFirst("Cookie");
            boolean passes = !secret.isEmpty() && cookie != null && cookie.endsWith("=" + secret) && !locked;
            boolean closed = Files.isRegularFile(flag) && rule != Rule.MISSING && !passes;
            if (!closed) {
                send(visit, broken == 0 ? 200 : broken, broken == 0 ? OPEN : "It broke");
                return;
            }
            if (rule != Rule.WITHOUT_RETRY_AFTER) {
                visit.getResponseHeaders().set("Retry-After", "60");
            }
            String page = Files.readString(flag);
            send(visit, rule == Rule.TWO_HUNDRED ? 200 : 503, rule == Rule.A_PAGE_OF_ITS_OWN ? "Back soon" : page);
        }
    }

    /** As Laravel has it in its own flag. */
    private String secret() throws IOException {
        if (!Files.isRegularFile(flag)) {
            return "";
        }
        Matcher found = SECRET.matcher(Files.readString(flag));
        return found.find() ? found.group(1) : "";
    }

    /** The way past the page leads nowhere. */
    void letsNobodyPast() {
        locked = true;
    }

    private static void send(HttpExchange visit, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        visit.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        visit.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        visits.shutdownNow();
    }
}
