package dev.handrail.server;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page or an endpoint that visitors see, and what it must answer to count as up.
 *
 * @param ip where the server itself is, to look past DNS and whatever stands before it
 */
public record Site(
        String name, URI url, Expect expect, @Nullable String ip) {
    public Site {
        Require.name("name", name);
        Require.web("url", url);
        if (ip != null) {
            Require.address("ip", ip);
        }
    }

    /**
     * What the answer must be: status, a text on the page, fields of a JSON document.
     *
     * @param json texts, truth values, null, lists, maps; whole numbers as Long or BigInteger, others as BigDecimal
     */
    public record Expect(@Nullable Integer status, @Nullable String contains, Map<String, Object> json) {
        public static final Expect ANYTHING = new Expect(null, null, Map.of());

        public Expect {
            if (status != null && (status < 100 || status > 599)) {
                throw new InvalidProfile("status", "profile.invalid.status");
            }
            if (contains != null) {
                if (contains.isBlank()) {
                    throw new InvalidProfile("contains", "profile.invalid.empty");
                }
                Require.argument("contains", contains);
            }
            json = ExpectedJson.copy(json);
        }
    }
}
