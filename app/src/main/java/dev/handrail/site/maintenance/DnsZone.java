package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A zone at Cloudflare.
 *
 * @param account whose it is; empty where the token does not show that
 */
record DnsZone(String id, String account) {
    static DnsZone of(Api api, String name) throws OperationFailed {
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
        for (JsonNode zone : api.get("/zones?name=" + query).path("result")) {
            if (zone.path("name").asText().equalsIgnoreCase(name)) {
                return new DnsZone(
                        zone.path("id").asText(),
                        zone.path("account").path("id").asText());
            }
        }
        throw OperationFailed.refused(Words.of("switching.dns.zone", name))
                .on(api.host())
                .next(Words.of("switching.dns.zone.next"))
                .build();
    }
}
