package dev.handrail.server;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page or an endpoint that visitors see, and what it must answer to count as up. */
public record Site(
        String name, URI url, Expect expect, @Nullable String ip) {
    public Site {
        Require.text("name", name);
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
            throw new InvalidProfile("url", "profile.invalid.url");
        }
    }

    /** What the answer must be: status, a text on the page, fields of a JSON document. */
    public record Expect(@Nullable Integer status, @Nullable String contains, Map<String, Object> json) {
        public static final Expect ANYTHING = new Expect(null, null, Map.of());

        public Expect {
            json = Map.copyOf(json);
        }
    }
}
