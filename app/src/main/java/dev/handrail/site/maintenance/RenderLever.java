package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.web.Sighting;
import dev.handrail.web.Visit;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Render's own maintenance mode of a service. */
final class RenderLever implements Lever {
    private final Server server;
    private final Switch.Render render;
    private final Apis apis;
    private final Machine there;
    private final Before before;

    /** @param there which turns it off at the end, where that is wanted */
    RenderLever(Server server, Switch.Render render, Apis apis, Machine there) {
        this.there = there;
        this.server = server;
        this.render = render;
        this.apis = apis;
        this.before = new Before(apis.kept(), render.service(), ".json");
    }

    @Override
    public String kind() {
        return "render";
    }

    @Override
    public Told tell(List<Seen> seen) throws OperationFailed {
        JsonNode service = look(open(said -> {}));
        if (!mode(service).path("enabled").isBoolean()) {
            return Told.unknown(Words.of("switching.render.none", render.service()));
        }
        return isOn(service) ? Told.on(null) : Told.off();
    }

    private Api open(Consumer<String> hears) throws OperationFailed {
        return apis.render(server.name(), render.token(), hears);
    }

    private JsonNode look(Api api) throws OperationFailed {
        return api.get(path());
    }

    private String path() {
        return "/services/"
                + URLEncoder.encode(render.service(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode mode(JsonNode service) {
        return service.path("serviceDetails").path("maintenanceMode");
    }

    private static boolean isOn(JsonNode service) {
        return mode(service).path("enabled").asBoolean();
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        JsonNode service = look(open(said -> {}));
        List<Check> checks = new ArrayList<>();
        checks.add(isPaidWeb(service));
        if (service.path("suspended").asText().equals("suspended")) {
            checks.add(Check.warning(
                    Words.of("switching.render.suspended", render.service()),
                    Words.of("switching.render.suspended.next")));
        }
        String page = page(service);
        if (page.isEmpty()) {
            checks.add(Check.ok(Words.of("switching.render.own")));
            return checks;
        }
        String fault = faultOfPage(page, service);
        checks.add(
                fault == null
                        ? Check.ok(Words.of("switching.render.page", page))
                        : Check.blocker(
                                Words.of("switching.render.page.fault", page, fault),
                                Words.of("switching.render.page.next")));
        return checks;
    }

    private Check isPaidWeb(JsonNode service) {
        boolean web = service.path("type").asText().equals("web_service");
        boolean free = service.path("serviceDetails").path("plan").asText().equals("free");
        return web && !free
                ? Check.ok(Words.of(
                        "switching.render.service", service.path("name").asText()))
                : Check.blocker(
                        Words.of("switching.render.none", render.service()), Words.of("switching.render.none.next"));
    }

    /** The profile's, or the one that is set there. */
    private String page(JsonNode service) {
        String page = render.page();
        return page == null ? mode(service).path("uri").asText("") : page;
    }

    /** Visitors would be shown its error. */
    private @Nullable String faultOfPage(String page, JsonNode service) throws OperationFailed {
        try {
            URI address = URI.create(page);
            URI itself = URI.create(service.path("serviceDetails").path("url").asText());
            if (address.getHost() != null && address.getHost().equalsIgnoreCase(itself.getHost())) {
                return Words.of("switching.render.page.itself");
            }
            Sighting seen = apis.visitor().visit(Visit.to(address).within(apis.patience()));
            return seen.good() ? null : Words.of("switching.api.status", seen.status());
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return e.cameBack() == null ? e.tried() : e.cameBack();
        }
    }

    @Override
    public Step turningOn(Notice notice) {
        return step("switching.step.on", true);
    }

    @Override
    public Step turningOff() {
        return step("switching.step.off", false);
    }

    private Step step(String words, boolean enabled) {
        String page = render.page() == null ? "" : render.page();
        return new Step(Words.of(words), "Render", shown(change(enabled, page)), Effect.CHANGES);
    }

    private String shown(ObjectNode change) {
        return "PATCH " + path() + " " + change;
    }

    private static ObjectNode change(boolean enabled, String page) {
        ObjectNode all = new ObjectMapper().createObjectNode();
        all.putObject("serviceDetails")
                .putObject("maintenanceMode")
                .put("enabled", enabled)
                .put("uri", page);
        return all;
    }

    @Override
    public void on(Notice notice, List<String> languages, Work work) throws OperationFailed {
        Api api = open(work::say);
        String tried = Words.of("switching.render.on", render.service());
        JsonNode service = look(api);
        if (isOn(service)) {
            throw OperationFailed.refused(tried)
                    .on(api.host())
                    .cameBack(Words.of("switching.render.taken"))
                    .next(Words.of("switching.taken.next"))
                    .build();
        }
        String page = page(service);
        String fault = page.isEmpty() ? null : faultOfPage(page, service);
        if (fault != null) {
            throw OperationFailed.refused(tried)
                    .on(api.host())
                    .cameBack(Words.of("switching.render.page.fault", page, fault))
                    .next(Words.of("switching.render.page.next"))
                    .build();
        }
        before.keep(notice, mode(service).toString());
        ObjectNode change = change(true, page);
        work.command(api.host(), shown(change));
        set(api, change, true, tried);
    }

    /** What it says of itself afterwards counts. */
    private void set(Api api, ObjectNode change, boolean on, String tried) throws OperationFailed {
        api.patch(path(), change);
        JsonNode after = look(api);
        if (isOn(after) != on) {
            throw OperationFailed.failed(tried)
                    .on(api.host())
                    .cameBack(Words.of("switching.render.unchanged", mode(after)))
                    .next(Words.of("switching.render.unchanged.next"))
                    .build();
        }
    }

    @Override
    public void change(Notice notice, List<String> languages, Work work) {
        work.say(Words.of("switching.elsewhere.silent"));
    }

    @Override
    public void off(Optional<Notice> notice) throws OperationFailed {
        if (notice.isPresent() && !before.has(notice.get())) {
            // Nothing was changed for it: that it is on is somebody else's doing.
            return;
        }
        Api api = open(said -> {});
        JsonNode service = look(api);
        if (isOn(service)) {
            set(
                    api,
                    change(false, mode(service).path("uri").asText("")),
                    false,
                    Words.of("switching.render.off", render.service()));
        }
    }

    /** Where nobody chose that, nobody there does it by themselves, and no token is left lying on the server. */
    @Override
    public Optional<Release> release(Notice notice) {
        if (!render.leased()) {
            return Optional.empty();
        }
        Lease lease = new Lease(there, kind() + "\0" + apis.render() + "\0" + render.service());
        return Optional.of(new Release(
                lease,
                new ApiDeputy(
                        there,
                        lease.place(),
                        Words.of("switching.render.right"),
                        () -> open(said -> {}),
                        api -> List.of("render", api.address(), path()))));
    }

    @Override
    public Proof proof() {
        return Proof.UNAVAILABLE;
    }

    @Override
    public String byHand() {
        return Words.of("switching.render.by-hand", render.service());
    }
}
