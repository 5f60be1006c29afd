package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import dev.handrail.site.maintenance.State;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes back when it is asked how things stand is taken as it was told, and never for better. */
class AskedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Map<String, @Nullable Object> told = new LinkedHashMap<>();

    private Asked asked(boolean fault, String... lines) {
        return Asked.of(new Answer(told, List.of(), List.of(), List.of(lines), fault), NOW);
    }

    @Test
    void allThatIsToldIsKnown() {
        told.put("state", "on");
        told.put("since", NOW.minusSeconds(60));
        told.put("until", NOW.plusSeconds(60));
        told.put("reason", "Upgrade");
        told.put("by", "bob");
        told.put("seenFromOutside", true);
        assertThat(asked(false, "Maintenance is on", "It was not put up from here"))
                .isEqualTo(new Asked(
                        NOW,
                        State.ON,
                        NOW.minusSeconds(60),
                        NOW.plusSeconds(60),
                        "Upgrade",
                        "bob",
                        true,
                        false,
                        List.of("It was not put up from here")));
    }

    @Test
    void whatIsNotToldIsNotKnown() {
        told.put("state", "off");
        told.put("since", null);
        told.put("seenFromOutside", null);
        Asked asked = asked(true, "The page is not up");
        assertThat(asked.state()).isEqualTo(State.OFF);
        assertThat(asked.since()).isNull();
        assertThat(asked.seen()).isNull();
        assertThat(asked.contradicts()).isTrue();
        assertThat(asked.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ON", "maybe", "''"})
    void aStateOfWhichNobodyKnowsIsUnknown(String word) {
        told.put("state", word);
        Asked asked = asked(false, "Whether it is up is not known: no way in", "More");
        assertThat(asked.state()).isEqualTo(State.UNKNOWN);
        assertThat(asked.remarks())
                .as("why it is unknown is the first thing to say")
                .containsExactly("Whether it is up is not known: no way in", "More");
    }

    @Test
    void whatIsOfAnotherKindIsLeftAlone() {
        told.put("state", 1);
        told.put("since", "yesterday");
        told.put("reason", 7);
        told.put("seenFromOutside", "yes");
        Asked asked = asked(false);
        assertThat(asked.state()).isEqualTo(State.UNKNOWN);
        assertThat(asked.since()).isNull();
        assertThat(asked.reason()).isNull();
        assertThat(asked.seen()).isNull();
        assertThat(Asked.of(Answer.lines(List.of("no", "map"), List.of()), NOW).state())
                .isEqualTo(State.UNKNOWN);
    }

    @Test
    void whereNobodyCouldBeAskedWhyIsSaid() {
        OperationFailed failed = OperationFailed.unreachable("Signing in to parish.example.org failed")
                .next("See that it runs.")
                .build();
        Asked asked = Asked.failed(failed, NOW);
        assertThat(asked.state()).isEqualTo(State.UNKNOWN);
        assertThat(asked.contradicts()).isFalse();
        assertThat(asked.remarks()).singleElement().asString().contains("Signing in to parish.example.org failed");
    }
}
