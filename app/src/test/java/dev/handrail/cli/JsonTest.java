package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.Hostile;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What scripts read, by the contract: times in RFC 3339, sizes in bytes, durations in milliseconds. */
class JsonTest {
    private final Json json = new Json();

    @Test
    void aMomentIsRfc3339InUtcAndALengthOfTimeIsMilliseconds() {
        JsonNode read = Parsed.document(json.line(Map.of(
                "at", Instant.parse("2026-03-29T01:00:00.5Z"),
                "took", Duration.ofSeconds(90),
                "brief", Duration.ofNanos(999_999))));

        assertThat(read.get("at").asText()).isEqualTo("2026-03-29T01:00:00.500Z");
        assertThat(read.get("took").asLong()).isEqualTo(90_000);
        assertThat(read.get("brief").asLong()).isZero();
    }

    @Test
    void aSizeBeyondWhatAnIntHoldsIsWrittenInFull() {
        assertThat(json.line(Map.of("bytes", Long.MAX_VALUE))).isEqualTo("{\"bytes\":9223372036854775807}");
    }

    @Test
    void anythingComesBackAsItWas() {
        for (String text : Hostile.TEXTS) {
            String line = json.line(Map.of("text", text));
            assertThat(line.lines()).as("one object a line").hasSize(1);
            assertThat(Parsed.document(line).get("text").asText()).isEqualTo(text);
            assertThat(line.chars()).as(text).noneMatch(sign -> sign < ' ');
        }
    }

    @Test
    void whatIsNotKnownIsWrittenAsNullAndNotLeftOut() {
        Map<String, @Nullable Object> document = new HashMap<>();
        document.put("ended", null);

        assertThat(Parsed.document(json.document(document)).has("ended")).isTrue();
        assertThat(Parsed.document(json.document(Arrays.asList("a", null)))
                        .get(1)
                        .isNull())
                .isTrue();
        assertThat(json.document(null)).isEqualTo("null");
    }

    @Test
    void recordsAndEnumsAreWrittenByTheirNames() {
        Plan.Step step = new Plan.Step("Pour", "bed", null, Effect.CHANGES);
        JsonNode read = Parsed.document(json.document(List.of(step, Outcome.INTERRUPTED)));

        assertThat(read.at("/0/effect").asText()).isEqualTo("CHANGES");
        assertThat(read.at("/0/command").isNull()).isTrue();
        assertThat(read.at("/1").asText()).isEqualTo("INTERRUPTED");
    }
}
