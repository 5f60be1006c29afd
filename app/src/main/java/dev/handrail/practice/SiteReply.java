package dev.handrail.practice;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the practice site answers. */
record SiteReply(int status, Map<String, String> headers, byte[] body) {

    static SiteReply page(String name) throws IOException {
        try (InputStream page = SiteReply.class.getResourceAsStream("site/" + name)) {
            String type = name.endsWith(".css") ? "text/css" : "text/html";
            return of(type, Objects.requireNonNull(page, name).readAllBytes());
        }
    }

    static SiteReply json(String document) {
        return of("application/json", document.getBytes(StandardCharsets.UTF_8));
    }

    static SiteReply html(String document) {
        return of("text/html", document.getBytes(StandardCharsets.UTF_8));
    }

    SiteReply as(int anotherStatus) {
        return new SiteReply(anotherStatus, headers, body);
    }

    SiteReply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new SiteReply(status, more, body);
    }

    void sendTo(HttpExchange visit) throws IOException {
        headers.forEach(visit.getResponseHeaders()::set);
        boolean withoutBody = visit.getRequestMethod().equals("HEAD");
        visit.sendResponseHeaders(status, withoutBody ? -1 : body.length);
        if (!withoutBody) {
            visit.getResponseBody().write(body);
        }
    }

    private static SiteReply of(String type, byte[] body) {
        return new SiteReply(200, Map.of("Content-Type", type + "; charset=utf-8"), body);
    }
}
