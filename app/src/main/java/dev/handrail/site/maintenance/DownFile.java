package dev.handrail.site.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * The file by which Laravel is down, as far as it tells how visitors are answered. Up to version 7 no status stands in it, and
 * the addresses that are let past do.
 *
 * @param tells whether it does
 * @param status what is answered; null where that is the usual one
 * @param redirect the path to which everybody is sent
 * @param secret the word that leads past the page
 */
record DownFile(
        boolean tells,
        @Nullable Integer status,
        @Nullable String redirect,
        @Nullable String secret) {
    static final DownFile NOTHING = new DownFile(false, null, null, null);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whatever stands in it; some put an empty one there themselves. */
    static DownFile read(String text) {
        JsonNode all;
        try {
            all = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return NOTHING;
        }
        JsonNode status = all.path("status");
        boolean old = all.has("allowed") && !all.has("status");
        return new DownFile(
                old || status.isInt(),
                status.isInt() ? status.asInt() : null,
                text(all, "redirect"),
                text(all, "secret"));
    }

    private static @Nullable String text(JsonNode all, String field) {
        String text = all.path(field).isTextual() ? all.path(field).asText() : "";
        return text.isEmpty() ? null : text;
    }
}
