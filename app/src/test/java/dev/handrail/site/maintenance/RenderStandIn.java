package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handrail.web.LocalSite.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One service of Render as far as a switch sees it; its site is closed while its maintenance mode is on. */
final class RenderStandIn extends ApiStandIn {
    static final String SERVICE = "srv-c1a2b3";
    private static final String PATH = "/v1/services/" + SERVICE;

    private final Path flag;
    private final ObjectNode service = JSON.createObjectNode();
    private volatile boolean deaf;

    RenderStandIn(Path flag) throws IOException {
        this.flag = flag;
        service.put("id", SERVICE)
                .put("name", "dental")
                .put("type", "web_service")
                .put("suspended", "not_suspended");
        service.putObject("serviceDetails")
                .put("plan", "starter")
                .put("url", "https://dental.onrender.com")
                .putObject("maintenanceMode")
                .put("enabled", false)
                .put("uri", "");
    }

    private ObjectNode details() {
        return service.withObject("/serviceDetails");
    }

    private ObjectNode mode() {
        return service.withObject("/serviceDetails/maintenanceMode");
    }

    synchronized void isOn(boolean enabled) throws IOException {
        mode().put("enabled", enabled);
        shows();
    }

    synchronized boolean isOn() {
        return mode().path("enabled").asBoolean();
    }

    synchronized String page() {
        return mode().path("uri").asText();
    }

    synchronized void isOf(String plan) {
        details().put("plan", plan);
    }

    synchronized void isAt(String url) {
        details().put("url", url);
    }

    /** Takes changes and does nothing. */
    void isDeaf() {
        deaf = true;
    }

    private void shows() throws IOException {
        if (isOn()) {
            Files.writeString(flag, "Back soon");
        } else {
            Files.deleteIfExists(flag);
        }
    }

    @Override
    synchronized Reply to(String method, String path, JsonNode body) throws IOException {
        if (!path.equals(PATH)) {
            return refusal(404, 0, "not found");
        }
        return switch (method) {
            case "GET" -> json(200, service.deepCopy());
            case "PATCH" -> changed(body);
            default -> refusal(405, 0, "method not allowed");
        };
    }

    private Reply changed(JsonNode body) throws IOException {
        JsonNode mode = body.path("serviceDetails").path("maintenanceMode");
        boolean whole = body.size() == 1
                && body.path("serviceDetails").size() == 1
                && mode.size() == 2
                && mode.path("enabled").isBoolean()
                && mode.path("uri").isTextual();
        if (!whole) {
            return refusal(400, 0, "invalid JSON");
        }
        if (details().path("plan").asText().equals("free")) {
            return refusal(400, 0, "maintenance mode is not available on free services");
        }
        if (!deaf) {
            mode().setAll((ObjectNode) mode);
            shows();
        }
        return json(200, service.deepCopy());
    }

    @Override
    Reply stranger(String who) {
        return refusal(401, 0, "Unauthorized");
    }

    @Override
    Reply refusal(int status, int code, String message) {
        return json(status, JSON.createObjectNode().put("id", "req-1").put("message", message));
    }
}
