package dev.handrail.site.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.handrail.vault.KeptSecrets;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import dev.handrail.web.LocalSite;
import dev.handrail.web.LocalSite.Reply;
import dev.handrail.web.Lookup;
import dev.handrail.web.Resolver;
import dev.handrail.web.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody's programming interface on this computer, with what may go wrong with any of them. */
abstract class ApiStandIn implements AutoCloseable {
    static final String TOKEN = "tok-4f1d0c0ffee-9917";
    static final String PAGE = "<!DOCTYPE html><html><head><title>Sign in to the network</title></head></html>";
    protected static final ObjectMapper JSON = new ObjectMapper();

    private final LocalSite server;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile List<Resolver> resolvers = List.of();
    private volatile String token = TOKEN;

    ApiStandIn() throws IOException {
        server = LocalSite.plain(this::answer);
    }

    /** What goes wrong next with such a question; without a reply it is answered when nobody listens any more. */
    private record Trouble(String method, Reply reply, boolean silent) {}

    synchronized void goesWrong(String method, Reply reply) {
        troubles.add(new Trouble(method, reply, false));
    }

    synchronized void isSilent(String method) {
        troubles.add(new Trouble(method, Reply.page(""), true));
    }

    private synchronized Trouble trouble(String method) {
        Trouble next = troubles.peek();
        return next == null || !next.method().equals(method)
                ? new Trouble("", Reply.page(""), false)
                : troubles.remove();
    }

    private Reply answer(HttpExchange question) throws IOException {
        String method = question.getRequestMethod();
        String body = new String(question.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((method + " " + question.getRequestURI() + " " + body).strip());
        Trouble trouble = trouble(method);
        if (!trouble.method().isEmpty() && !trouble.silent()) {
            return trouble.reply();
        }
        Reply reply = judged(question, method, body);
        if (trouble.silent()) {
            try {
                over.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return reply;
    }

    private Reply judged(HttpExchange question, String method, String body) throws IOException {
        String who = LocalSite.header(question, "Authorization").orElse("");
        if (!who.equals("Bearer " + token)) {
            return stranger(who);
        }
        if (body.isEmpty()) {
            return to(method, question.getRequestURI().toString(), JSON.createObjectNode());
        }
        String type = LocalSite.header(question, "Content-Type").orElse("");
        if (!type.startsWith("application/json")) {
            return refusal(415, 10004, "Unsupported Media Type");
        }
        try {
            return to(method, question.getRequestURI().toString(), JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return refusal(400, 10001, "Could not parse the body");
        }
    }

    abstract Reply to(String method, String path, JsonNode body) throws IOException;

    abstract Reply stranger(String who);

    abstract Reply refusal(int status, int code, String message);

    static Reply json(int status, ObjectNode document) {
        return Reply.json(document.toString()).with(status);
    }

    static Reply later(String seconds) {
        return new Reply(
                429, Map.of("Content-Type", "application/json", "Retry-After", seconds), "{\"message\":\"slow down\"}");
    }

    /** What came in, in order: the method, the path and what was sent. */
    List<String> asked() {
        return asked;
    }

    List<String> changes() {
        return asked.stream().filter(one -> !one.startsWith("GET")).toList();
    }

    String url() {
        return server.url("127.0.0.1", "").toString();
    }

    Apis apis(Path home, Duration patience) {
        return apis(home, patience, token);
    }

    Apis apis(Path home, Duration patience, String token) {
        return apis(home, patience, (ref, name) -> Secret.of(token.toCharArray()));
    }

    Apis apis(Path home, Duration patience, Secrets secrets) {
        return new Apis(
                new KeptSecrets(secrets),
                new Visitor(),
                home.resolve("switches"),
                url() + "/client/v4/",
                url() + "/v1",
                patience,
                Duration.ofMillis(10),
                new Watching(new Lookup(), () -> resolvers, Duration.ofMillis(20)));
    }

    /** The one that is good from now on. */
    void takes(String other) {
        token = other;
    }

    /** Whom a name is asked of from now on; nobody in the world. */
    void asks(List<Resolver> others) {
        resolvers = others;
    }

    @Override
    public void close() {
        over.countDown();
        server.close();
    }
}
