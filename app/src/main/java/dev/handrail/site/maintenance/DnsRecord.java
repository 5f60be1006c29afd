package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * A record of a zone that says where a name leads.
 *
 * @param ttl for how many seconds others remember it; 1 leaves that to Cloudflare
 * @param proxied whether visitors are led to Cloudflare, which asks further itself
 */
record DnsRecord(String zone, String id, String type, String name, String content, int ttl, boolean proxied) {
    private static final Set<String> LEADING = Set.of("A", "AAAA", "CNAME");
    static final Duration OF_CLOUDFLARE = Duration.ofSeconds(300);

    static DnsRecord of(String zone, JsonNode one) {
        return new DnsRecord(
                zone,
                one.path("id").asText(),
                one.path("type").asText(),
                one.path("name").asText(),
                one.path("content").asText(),
                one.path("ttl").asInt(),
                one.path("proxied").asBoolean());
    }

    /** Whether it leads a visitor of that name anywhere. */
    boolean leads(String host) {
        return LEADING.contains(type) && same(name, host);
    }

    boolean pointsTo(String host) {
        return same(content, host);
    }

    /** Whether two names are one. */
    static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    /** By which a name is compared. */
    static String bare(String host) {
        String small = host.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }

    /** How long it may take until all who come by are led by what it says now. */
    Duration remembered() {
        return proxied || ttl <= 1 ? OF_CLOUDFLARE : Duration.ofSeconds(ttl);
    }

    /** What has to be different for it to lead there; nothing else is touched. */
    ObjectNode leadingTo(String host) {
        ObjectNode change = new ObjectMapper().createObjectNode();
        String kind = kind(host);
        if (!kind.equals(type)) {
            change.put("type", kind);
        }
        return change.put("content", host);
    }

    /** The same for whoever does not know what kind of record it is by then. */
    static String whole(String host) {
        return new ObjectMapper()
                .createObjectNode()
                .put("type", kind(host))
                .put("content", host)
                .toString();
    }

    private static String kind(String host) {
        return host.contains(":") ? "AAAA" : host.matches("\\d+(\\.\\d+){3}") ? "A" : "CNAME";
    }

    String path() {
        return "/zones/" + zone + "/dns_records/" + id;
    }
}
