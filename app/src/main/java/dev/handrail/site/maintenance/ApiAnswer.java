package dev.handrail.site.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.handrail.vault.Redactor;
import dev.handrail.web.Sighting;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody's programming interface said, and what that means where it is not what was asked for.
 *
 * @param tried what it was asked
 * @param token is not repeated, whatever they repeat
 */
record ApiAnswer(String whose, String host, String tried, String token, Sighting seen) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>\\s*([^<]{1,200}?)\\s*</title>");
    private static final int TOO_MANY = 429;
    /** Cloudflare's own numbers for a token that it cannot read, does not know or does not trust with this. */
    private static final Set<Integer> TOKEN = Set.of(1000, 1001, 6003, 6111, 9109, 10000);

    int status() {
        return seen.status();
    }

    /** After which time to ask again, where that is worth it. */
    Optional<Duration> later(Duration usually) {
        if (status() == TOO_MANY) {
            return Optional.of(seen.headers()
                    .first("Retry-After")
                    .filter(text -> text.strip().matches("\\d{1,6}"))
                    .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())))
                    .orElse(usually));
        }
        return status() >= 500 ? Optional.of(usually) : Optional.empty();
    }

    /** They are asked too often, or out of order, and stayed so. */
    OperationFailed busy(Duration later) {
        OperationFailed.Telling told =
                OperationFailed.unreachable(tried).on(host).cameBack(said());
        return status() == TOO_MANY
                ? told.next(Words.of("switching.api.limit.next", later.toSeconds()))
                        .build()
                : told.next(Words.of("switching.api.down.next", whose)).build();
    }

    /** The same, where it is what was asked for. */
    ApiAnswer require(Runnable refused) throws OperationFailed {
        JsonNode document = read();
        if (seen.good() && document.path("success").asBoolean(true)) {
            return this;
        }
        if (!document.isObject()) {
            throw noDocument();
        }
        OperationFailed.Telling told = OperationFailed.refused(tried).on(host).cameBack(said());
        if (aboutToken(document)) {
            refused.run();
            throw told.next(Words.of("switching.api.token.next", whose)).build();
        }
        throw told.next(Words.of("switching.api.refused.next")).build();
    }

    boolean well() {
        return seen.good() && read().path("success").asBoolean(false);
    }

    private boolean aboutToken(JsonNode document) {
        boolean coded = false;
        for (JsonNode error : document.path("errors")) {
            coded |= TOKEN.contains(error.path("code").asInt());
        }
        return status() == 401 || status() == 403 || coded;
    }

    JsonNode document() throws OperationFailed {
        JsonNode document = read();
        if (!document.isObject()) {
            throw noDocument();
        }
        return document;
    }

    String file() throws OperationFailed {
        if (!seen.whole()) {
            throw OperationFailed.refused(tried)
                    .on(host)
                    .cameBack(Words.of("switching.api.long"))
                    .next(Words.of("switching.api.long.next"))
                    .build();
        }
        if (page()) {
            throw noDocument();
        }
        return seen.body();
    }

    private boolean page() {
        return seen.headers().first("Content-Type").orElse("").contains("html")
                || seen.body().stripLeading().startsWith("<");
    }

    private JsonNode read() {
        try {
            JsonNode document = JSON.readTree(seen.body());
            return document == null ? MissingNode.getInstance() : document;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private OperationFailed noDocument() {
        String type = seen.headers().first("Content-Type").orElse("?");
        Matcher title = TITLE.matcher(seen.body());
        String shown = title.find() ? title.group(1) : "";
        return OperationFailed.failed(tried)
                .on(host)
                .cameBack(hidden(Words.of("switching.api.page", status(), type, shown)))
                .next(Words.of("switching.api.page.next", host))
                .build();
    }

    /** In their own words. */
    String said() {
        JsonNode document = read();
        List<String> words = new ArrayList<>();
        for (JsonNode error : document.path("errors")) {
            words.add(error.path("message").asText() + " (" + error.path("code").asText() + ")");
        }
        if (words.isEmpty() && document.path("message").isTextual()) {
            words.add(document.path("message").asText());
        }
        return hidden(
                words.isEmpty()
                        ? Words.of("switching.api.status", status())
                        : Words.of("switching.api.said", status(), String.join("; ", words)));
    }

    private String hidden(String text) {
        return text.replace(token, Redactor.MASK);
    }
}
