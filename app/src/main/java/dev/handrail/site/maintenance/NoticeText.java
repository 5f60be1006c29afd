package dev.handrail.site.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A notice as one line of text, as it lies on the server for whoever looks after it next. */
final class NoticeText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeText() {}

    static String write(Notice notice) {
        ObjectNode all = JSON.createObjectNode();
        all.put("id", notice.id());
        all.put("since", notice.since().toString());
        all.put("until", notice.until() == null ? null : notice.until().toString());
        all.put("reason", notice.reason());
        all.put("by", notice.by());
        all.put("rehearsal", notice.rehearsal());
        if (!notice.stopped().isEmpty()) {
            notice.stopped().forEach(all.putArray("stopped")::add);
        }
        return all.toString();
    }

    /** What others have written there may be anything. */
    static Optional<Notice> read(String text) {
        try {
            JsonNode all = JSON.readTree(text);
            String since = text(all, "since");
            String until = text(all, "until");
            String id = text(all, "id");
            String by = text(all, "by");
            if (since == null || id == null || by == null) {
                return Optional.empty();
            }
            return Optional.of(new Notice(
                    id,
                    Instant.parse(since),
                    until == null ? null : Instant.parse(until),
                    text(all, "reason"),
                    by,
                    all.path("rehearsal").asBoolean(),
                    texts(all.path("stopped"))));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(JsonNode all) {
        List<String> texts = new ArrayList<>();
        all.forEach(one -> {
            if (one.isTextual()) {
                texts.add(one.asText());
            }
        });
        return texts;
    }

    private static @Nullable String text(JsonNode all, String field) {
        return all.path(field).isTextual() ? all.path(field).asText() : null;
    }
}
