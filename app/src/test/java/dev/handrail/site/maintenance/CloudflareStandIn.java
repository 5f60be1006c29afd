package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handrail.web.LocalSite.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cloudflare's zones as far as a switch sees them; the site is closed while its name leads to the page. */
final class CloudflareStandIn extends ApiStandIn {
    static final String ZONE = "example.org";
    static final String RECORD = "www.example.org";
    static final String NORMAL = "server.example.org";
    static final String TARGET = "page.example.org";
    static final String EXPORT = ";; Domain: example.org.\nwww.example.org. 1 IN CNAME server.example.org.\n";

    private static final String ROOT = "/client/v4/zones";
    private static final String ZONE_ID = "023e105f4ecef8ad9ca31a8372d0c353";
    private static final String ID = "372e67954025e0ba6aaa6d586b9e0b59";
    private static final String RECORDS = ROOT + "/" + ZONE_ID + "/dns_records";
    /** The record itself. */
    static final String ENTRY = RECORDS + "/" + ID;

    private static final String PROJECTS = "/client/v4/accounts/acc1/pages/projects";
    private static final Set<String> FIELDS =
            Set.of("type", "name", "content", "ttl", "proxied", "comment", "tags", "settings");

    private final Path flag;
    private final ObjectNode main = entry(ID, "CNAME", NORMAL);
    private final ArrayNode others = JSON.createArrayNode();
    private volatile boolean theirs = true;
    private volatile boolean mayPages = true;
    private volatile boolean mayPurge = true;
    private volatile String domain = "";
    private volatile String target = TARGET;

    CloudflareStandIn(Path flag) throws IOException {
        this.flag = flag;
    }

    private static ObjectNode entry(String id, String type, String content) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("type", type)
                .put("name", RECORD)
                .put("content", content)
                .put("ttl", 60)
                .put("proxied", false)
                .put("comment", "ours since 2019");
    }

    synchronized void pointsTo(String type, String content) throws IOException {
        main.put("type", type).put("content", content);
        shows();
    }

    synchronized String content() {
        return main.path("type").asText() + " " + main.path("content").asText();
    }

    synchronized JsonNode entry() {
        return main.deepCopy();
    }

    synchronized void has(String field, int value) {
        main.put(field, value);
    }

    /** One more of that name. */
    synchronized void alsoHas(String type, String content) {
        others.add(entry("another", type, content));
    }

    /** The token is good, and for other zones. */
    void isForOthers() {
        theirs = false;
    }

    /** By what the site counts as closed. */
    void shownBy(String other) {
        target = other;
    }

    synchronized void proxied() {
        main.put("proxied", true).put("ttl", 1);
    }

    private void shows() throws IOException {
        if (main.path("content").asText().equals(target)) {
            Files.writeString(flag, "Back soon");
        } else {
            Files.deleteIfExists(flag);
        }
    }

    @Override
    synchronized Reply to(String method, String path, JsonNode body) throws IOException {
        Map<String, String> there = Map.of(
                ROOT + "?name=" + ZONE, "GET",
                RECORDS + "?name=" + RECORD, "GET",
                RECORDS + "/export", "GET",
                RECORDS + "/" + ID, "PATCH");
        if (path.startsWith(PROJECTS)) {
            return pages(method, path);
        }
        if (path.equals(ROOT + "/" + ZONE_ID + "/purge_cache")) {
            return purged(method, body);
        }
        if (path.equals(ENTRY) && method.equals("GET")) {
            return good(main.deepCopy());
        }
        String fits = there.get(path);
        if (fits == null) {
            return refusal(404, 7003, "Could not route to " + path + ", perhaps your object identifier is invalid?");
        }
        if (!fits.equals(method)) {
            return refusal(405, 10405, "Method not allowed for this authentication scheme");
        }
        if (method.equals("PATCH")) {
            return changed(body);
        }
        if (path.endsWith("/export")) {
            return new Reply(200, Map.of("Content-Type", "text/plain; charset=utf-8"), EXPORT);
        }
        return listed(path.startsWith(RECORDS));
    }

    /** The project, and its one custom domain where there is one; looking anew has it become active. */
    private Reply pages(String method, String path) {
        if (!mayPages) {
            return refusal(403, 10000, "Authentication error");
        }
        if (path.startsWith(PROJECTS + "?page=")) {
            return good(JSON.createArrayNode()
                    .add(JSON.createObjectNode().put("name", "shut").put("subdomain", "closed.pages.dev")));
        }
        if (!path.equals(PROJECTS + "/shut/domains/" + RECORD) || domain.isEmpty()) {
            return refusal(404, 8000021, "The custom domain does not exist");
        }
        if (method.equals("PATCH")) {
            domain = "active";
        }
        return good(JSON.createObjectNode().put("name", RECORD).put("status", domain));
    }

    /** What such a domain is; empty where it was not added. */
    void pagesDomain(String status) {
        domain = status;
    }

    void mayNotPages() {
        mayPages = false;
    }

    void mayNotPurge() {
        mayPurge = false;
    }

    private Reply purged(String method, JsonNode body) {
        if (!method.equals("POST")) {
            return refusal(405, 10405, "Method not allowed for this authentication scheme");
        }
        if (!mayPurge) {
            return refusal(403, 10000, "Authentication error");
        }
        boolean right = body.path("files").isArray()
                && body.size() == 1
                && body.path("files").size() <= 30;
        return right
                ? good(JSON.createObjectNode().put("id", ZONE_ID))
                : refusal(400, 1094, "Request must contain one of \"purge_everything\", \"files\"");
    }

    private Reply listed(boolean records) {
        ArrayNode all = JSON.createArrayNode();
        if (records) {
            all.add(main.deepCopy()).addAll(others);
            all.add(entry("mail", "MX", "mail.example.org"));
        } else if (theirs) {
            all.add(JSON.createObjectNode()
                    .put("id", ZONE_ID)
                    .put("name", ZONE)
                    .put("status", "active")
                    .set("account", JSON.createObjectNode().put("id", "acc1")));
        }
        return good(all);
    }

    private Reply changed(JsonNode body) throws IOException {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return refusal(400, 9207, "Request body has an unknown field: " + field.getKey());
            }
        }
        ObjectNode after = main.deepCopy();
        after.setAll((ObjectNode) body);
        boolean address = after.path("content").asText().matches("[0-9.]+");
        if (after.path("type").asText().equals("A") != address) {
            return refusal(400, 9005, "Content for A record must be a valid IPv4 address.");
        }
        main.setAll(after);
        shows();
        return good(main.deepCopy());
    }

    private static Reply good(JsonNode result) {
        ObjectNode all = JSON.createObjectNode().put("success", true);
        all.putArray("errors");
        all.putArray("messages");
        all.set("result", result);
        return json(200, all);
    }

    @Override
    Reply stranger(String who) {
        return who.startsWith("Bearer ")
                ? refusal(403, 9109, "Invalid access token " + who.substring("Bearer ".length()))
                : refusal(400, 6003, "Invalid request headers");
    }

    @Override
    Reply refusal(int status, int code, String message) {
        ObjectNode all = JSON.createObjectNode().put("success", false);
        all.putArray("errors").addObject().put("code", code).put("message", message);
        all.putArray("messages");
        all.putNull("result");
        return json(status, all);
    }

    static List<String> both() {
        return List.of(NORMAL, TARGET);
    }
}
