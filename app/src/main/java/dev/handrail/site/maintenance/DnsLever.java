package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Switch;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A DNS record at Cloudflare that is pointed to a page elsewhere, and back. */
final class DnsLever implements Lever {
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final Server server;
    private final Switch.Dns dns;
    private final Apis apis;
    private final Machine there;
    private final Before before;
    private @Nullable DnsRecord known;

    /** @param there which points the record back at the end, where that is wanted */
    DnsLever(Server server, Switch.Dns dns, Apis apis, Machine there) {
        this.there = there;
        this.server = server;
        this.dns = dns;
        this.apis = apis;
        this.before = new Before(apis.kept(), dns.zone(), ".zone");
    }

    @Override
    public String kind() {
        return "dns";
    }

    @Override
    public Told tell(List<Seen> seen) throws OperationFailed {
        DnsRecord there = look(open(said -> {}));
        if (there.pointsTo(dns.target())) {
            return Told.on(null);
        }
        return there.pointsTo(dns.normal()) ? Told.off() : Told.unknown(elsewhere(there));
    }

    private String elsewhere(DnsRecord there) {
        return Words.of("switching.dns.elsewhere", dns.record(), there.content(), dns.normal(), dns.target());
    }

    private Api open(Consumer<String> hears) throws OperationFailed {
        return apis.cloudflare(server.name(), dns.token(), hears);
    }

    private DnsRecord look(Api api) throws OperationFailed {
        String zone = zone(api);
        List<DnsRecord> all = new ArrayList<>();
        for (JsonNode one : api.get("/zones/" + zone + "/dns_records?name=" + query(dns.record()))
                .path("result")) {
            DnsRecord there = DnsRecord.of(zone, one);
            if (there.leads(dns.record())) {
                all.add(there);
            }
        }
        if (all.size() != 1) {
            throw notOne(api, all);
        }
        known = all.getFirst();
        return all.getFirst();
    }

    /** Two records are not changed at one moment: visitors of one family would be led to the site, and those of the other to the page. */
    private OperationFailed notOne(Api api, List<DnsRecord> all) {
        Set<String> types = all.stream().map(DnsRecord::type).collect(Collectors.toSet());
        boolean dual = types.equals(Set.of("A", "AAAA"));
        String found = all.stream().map(one -> one.type() + " " + one.content()).collect(Collectors.joining(", "));
        return OperationFailed.refused(
                        dual
                                ? Words.of("switching.dns.dual", dns.record())
                                : Words.of("switching.dns.records", dns.record(), all.size()))
                .on(api.host())
                .cameBack(found)
                .next(dual ? Words.of("switching.dns.dual.next", dns.record()) : Words.of("switching.dns.records.next"))
                .build();
    }

    private String zone(Api api) throws OperationFailed {
        return DnsZone.of(api, dns.zone()).id();
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        DnsRecord there = known == null ? look(open(said -> {})) : known;
        List<Check> checks = new ArrayList<>();
        checks.add(
                lag().compareTo(DnsRecord.OF_CLOUDFLARE) <= 0
                        ? Check.ok(remembered(there))
                        : Check.warning(remembered(there), Words.of("switching.dns.ttl.next")));
        if (PagesDomain.is(dns.target())) {
            checks.add(after().pages(dns.target()).before());
        }
        if (PagesDomain.is(dns.normal())) {
            checks.add(Check.warning(
                    Words.of("switching.dns.pages.normal", dns.record()), Words.of("switching.dns.pages.normal.next")));
        }
        checks.add(
                Check.warning(Words.of("switching.dns.static", dns.target()), Words.of("switching.dns.static.next")));
        List<String> unmarked = server.sites().stream()
                .filter(site -> site.expect().contains() == null)
                .map(Site::name)
                .toList();
        if (!unmarked.isEmpty()) {
            checks.add(Check.warning(
                    Words.of("switching.dns.alike", String.join(", ", unmarked)),
                    Words.of("switching.dns.alike.next")));
        }
        return checks;
    }

    private static String remembered(DnsRecord there) {
        return there.proxied()
                ? Words.of("switching.dns.proxied", there.name())
                : Words.of("switching.dns.ttl", there.name(), there.remembered().toSeconds());
    }

    /** Who was told where the name leads goes there until that is forgotten. */
    @Override
    public Duration lag() {
        Duration remembered = known == null ? DnsRecord.OF_CLOUDFLARE : known.remembered();
        return remembered.compareTo(AT_MOST) < 0 ? remembered : AT_MOST;
    }

    @Override
    public Step turningOn(Notice notice) {
        return step("switching.dns.step.on", dns.target());
    }

    @Override
    public Step turningOff() {
        return step("switching.dns.step.off", dns.normal());
    }

    private Step step(String words, String to) {
        return new Step(Words.of(words, dns.record(), to), "Cloudflare", shown(to), Effect.CHANGES);
    }

    private String shown(String to) {
        DnsRecord there = known;
        return there == null
                ? "PATCH /zones/" + dns.zone() + "/dns_records/" + dns.record() + " → " + to
                : "PATCH " + there.path() + " " + there.leadingTo(to);
    }

    /** What is kept is read before the record, so that nothing takes time between its look and its change. */
    @Override
    public void on(Notice notice, List<String> languages, Work work) throws OperationFailed {
        Api api = open(work::say);
        String export = api.file("/zones/" + zone(api) + "/dns_records/export");
        DnsRecord there = look(api);
        if (there.pointsTo(dns.target())) {
            throw OperationFailed.refused(Words.of("switching.dns.on", dns.record(), dns.target()))
                    .on(api.host())
                    .cameBack(Words.of("switching.dns.taken"))
                    .next(Words.of("switching.taken.next"))
                    .build();
        }
        if (!there.pointsTo(dns.normal())) {
            throw changed("switching.dns.on", api, there, dns.target());
        }
        Path file = before.keep(notice, export);
        work.say(Words.of("switching.dns.kept", dns.zone(), file));
        work.say(remembered(there));
        work.command(api.host(), shown(dns.target()));
        point("switching.dns.on", api, there, dns.target());
        if (PagesDomain.is(dns.target())) {
            work.say(after(work).pages(dns.target()).after());
        }
    }

    private OperationFailed changed(String words, Api api, DnsRecord there, String to) {
        return OperationFailed.refused(Words.of(words, dns.record(), to))
                .on(api.host())
                .cameBack(elsewhere(there))
                .next(Words.of("switching.dns.elsewhere.next"))
                .build();
    }

    private void point(String words, Api api, DnsRecord there, String to) throws OperationFailed {
        JsonNode answer = api.patch(there.path(), there.leadingTo(to));
        DnsRecord now = DnsRecord.of(there.zone(), answer.path("result"));
        if (!now.pointsTo(to)) {
            throw changed(words, api, now, to);
        }
        known = now;
    }

    @Override
    public void change(Notice notice, List<String> languages, Work work) {
        work.say(Words.of("switching.elsewhere.silent"));
    }

    @Override
    public void off(Optional<Notice> notice) throws OperationFailed {
        if (notice.isPresent() && !before.has(notice.get())) {
            // Nothing was changed for it: where the record points now is somebody else's doing.
            return;
        }
        Api api = open(said -> {});
        DnsRecord there = look(api);
        if (there.pointsTo(dns.normal())) {
            return;
        }
        if (!there.pointsTo(dns.target())) {
            throw changed("switching.dns.off", api, there, dns.normal());
        }
        point("switching.dns.off", api, there, dns.normal());
    }

    @Override
    public void purge(Work work) throws OperationFailed {
        DnsRecord there = known;
        if (there != null && there.proxied()) {
            after(work).purge(there, work);
        }
    }

    @Override
    public Optional<Step> settling() {
        return Optional.of(new Step(
                Words.of("switching.dns.step.settle"), Words.of("switching.dns.resolvers"), null, Effect.READS));
    }

    @Override
    public void settle(Work work) throws OperationFailed {
        DnsRecord there = known == null ? look(open(work::say)) : known;
        if (there.proxied()) {
            work.say(remembered(there));
        }
        after(work).settle(there, lag(), work);
    }

    private DnsAfter after() throws OperationFailed {
        return new DnsAfter(server, dns, apis.watching(), open(said -> {}));
    }

    private DnsAfter after(Work work) throws OperationFailed {
        return new DnsAfter(server, dns, apis.watching(), open(work::say));
    }

    /** Where nobody chose that, nobody there does it by themselves, and no token is left lying on the server. */
    @Override
    public Optional<Release> release(Notice notice) {
        if (!dns.leased()) {
            return Optional.empty();
        }
        Lease lease = new Lease(there, kind() + "\0" + apis.cloudflare() + "\0" + dns.zone() + "\0" + dns.record());
        String right = Words.of("switching.dns.right", dns.zone());
        return Optional.of(new Release(
                lease, new ApiDeputy(there, lease.place(), right, () -> open(said -> {}), this::pointingBack)));
    }

    private List<String> pointingBack(Api api) throws OperationFailed {
        DnsRecord entry = look(api);
        return List.of("dns", api.address(), entry.path(), DnsRecord.bare(dns.target()), DnsRecord.whole(dns.normal()));
    }

    @Override
    public Proof proof() {
        return Proof.ANOTHER;
    }

    @Override
    public String byHand() {
        return Words.of("switching.dns.by-hand", dns.zone(), dns.record(), dns.normal());
    }
}
