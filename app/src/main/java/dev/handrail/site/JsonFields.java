package dev.handrail.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handrail.web.Sighting;
import dev.handrail.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the fields of a document with those that are expected; what else is in it does not matter. */
final class JsonFields {
    /** Numbers digit by digit: as floating ones they would be rounded, or beyond all measure. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonFields() {}

    static List<Finding> found(Sighting seen, Map<String, Object> expected) {
        try {
            JsonNode document = JSON.readTree(seen.body());
            if (document == null || !document.isObject()) {
                return List.of(Finding.fault(Words.of("site.json.none")));
            }
            List<Finding> findings = new ArrayList<>();
            fields("", document, expected, findings);
            return findings;
        } catch (JsonProcessingException e) {
            return List.of(
                    seen.whole()
                            ? Finding.fault(Words.of("site.json.none"))
                            : Finding.unknown(Words.of("site.json.long")));
        }
    }

    private static void fields(String path, JsonNode document, Map<?, ?> expected, List<Finding> findings) {
        expected.forEach((key, value) -> {
            String name = path.isEmpty() ? String.valueOf(key) : path + "." + key;
            JsonNode there = document.get(String.valueOf(key));
            if (value instanceof Map<?, ?> inside && there != null && there.isObject()) {
                fields(name, there, inside, findings);
            } else if (there == null) {
                findings.add(Finding.fault(Words.of("site.json.missing", name)));
            } else {
                boolean same = same(there, value);
                findings.add(Finding.of(
                        same,
                        Words.of(same ? "site.json.good" : "site.json.other", name, there, String.valueOf(value))));
            }
        });
    }

    private static boolean same(JsonNode there, @Nullable Object value) {
        return switch (value) {
            case null -> there.isNull();
            case Boolean truth -> there.isBoolean() && there.booleanValue() == truth;
            case Number number ->
                there.isNumber() && there.decimalValue().compareTo(new BigDecimal(number.toString())) == 0;
            case List<?> list -> there.isArray() && all(there, list);
            case Map<?, ?> map -> {
                List<Finding> inside = new ArrayList<>();
                fields("", there, map, inside);
                yield there.isObject() && inside.stream().allMatch(finding -> finding.state() == SiteState.OK);
            }
            default -> there.isTextual() && there.textValue().equals(value);
        };
    }

    private static boolean all(JsonNode there, List<?> list) {
        if (there.size() != list.size()) {
            return false;
        }
        for (int i = 0; i < list.size(); i++) {
            if (!same(there.get(i), list.get(i))) {
                return false;
            }
        }
        return true;
    }
}
