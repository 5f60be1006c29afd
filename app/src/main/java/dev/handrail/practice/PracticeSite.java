package dev.handrail.practice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The parish's small site on 127.0.0.1, which obeys its maintenance flag and says truly whether its database answers. */
final class PracticeSite implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
    private final Path flag;
    private final ParishDatabase database;
    private final LaravelLog log;
    private final Clock clock;

    private PracticeSite(HttpServer server, Path flag, ParishDatabase database, LaravelLog log, Clock clock) {
        this.server = server;
        this.flag = flag;
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /** Starts it, on that port if it is free. */
    static PracticeSite start(
            PracticeFolder folder, int wantedPort, ParishDatabase database, LaravelLog log, Clock clock)
            throws IOException {
        PracticeSite site = new PracticeSite(listen(wantedPort), folder.maintenanceFlag(), database, log, clock);
        site.server.setExecutor(site.visits);
        site.server.createContext("/", site::serve);
        site.server.start();
        return site;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        visits.shutdownNow();
    }

    private static HttpServer listen(int port) throws IOException {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        try {
            return HttpServer.create(new InetSocketAddress(here, port), 0);
        } catch (BindException e) {
            return HttpServer.create(new InetSocketAddress(here, 0), 0);
        }
    }

    private void serve(HttpExchange visit) throws IOException {
        long began = System.nanoTime();
        try (visit) {
            SiteReply reply =
                    reply(visit.getRequestMethod(), visit.getRequestURI().getPath());
            reply.sendTo(visit);
            long millis = (System.nanoTime() - began) / 1_000_000;
            log.info(
                    clock.instant(),
                    visit.getRequestMethod() + " "
                            + visit.getRequestURI().getPath().replaceAll("\\p{Cntrl}", "?") + " " + reply.status() + " "
                            + millis + " ms");
        }
    }

    private SiteReply reply(String method, String path) throws IOException {
        if (path.equals("/style.css")) {
            return SiteReply.page("style.css");
        }
        Optional<SiteReply> closed = closed();
        if (closed.isPresent()) {
            return closed.get().as(503).with("Retry-After", "60");
        }
        return switch (path) {
            case "/" -> SiteReply.page("home.html");
            case "/login" ->
                method.equals("POST") ? SiteReply.page("refused.html").as(422) : SiteReply.page("sign-in.html");
            case "/api/health" -> health();
            default -> SiteReply.page("missing.html").as(404);
        };
    }

    /** What lies in the flag is the page; a flag that somebody only touched has one of the site's own. */
    private Optional<SiteReply> closed() throws IOException {
        try {
            String page = Files.readString(flag, StandardCharsets.UTF_8);
            return Optional.of(page.isBlank() ? SiteReply.page("maintenance.html") : SiteReply.html(page));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private SiteReply health() throws IOException {
        try (Connection parish = database.connect();
                Statement statement = parish.createStatement();
                ResultSet members = statement.executeQuery("SELECT count(*) FROM members")) {
            members.next();
            return SiteReply.json("{\"success\": true, \"database\": \"ok\", \"members\": " + members.getLong(1) + "}");
        } catch (SQLException e) {
            log.error(clock.instant(), "SQLSTATE[" + e.getSQLState() + "] " + e.getMessage());
            return SiteReply.json("{\"success\": false, \"database\": \"failed\"}")
                    .as(500);
        }
    }
}
