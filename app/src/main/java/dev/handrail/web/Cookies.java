package dev.handrail.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What a site gives a visitor to carry along its redirects; forgotten after the visit. */
final class Cookies {
    private final CookieManager manager = new CookieManager();

    void keep(URI url, Headers headers) throws IOException {
        manager.put(url, headers.all());
    }

    List<String> of(URI url) throws IOException {
        return manager.get(url, Map.of()).getOrDefault("Cookie", List.of());
    }
}
