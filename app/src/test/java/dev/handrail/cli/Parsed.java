package dev.handrail.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** JSON as a script would read it. */
final class Parsed {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Parsed() {}

    static JsonNode document(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    static List<JsonNode> lines(String text) {
        return text.lines().map(Parsed::document).toList();
    }
}
