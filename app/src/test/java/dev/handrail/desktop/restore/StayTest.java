package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StayTest {
    @Test
    void whatNoRuleIsKnownOfIsLeftOutAndNothingIsDueThatDoesNotSayIt() {
        Answer answer = Answer.lines(
                List.of(
                        Map.of("run", "a", "due", true, "why", "old"),
                        Map.of("run", "d", "due", true, "unless", true, "why", "partial"),
                        Map.of("run", "b", "why", "young"),
                        Map.of("run", "c", "due", false),
                        "odd"),
                List.of());
        assertThat(Stay.of(answer))
                .isEqualTo(Map.of(
                        "a",
                        new Stay(true, false, "old"),
                        "b",
                        new Stay(false, false, "young"),
                        "d",
                        new Stay(true, true, "partial")));
        assertThat(Stay.of(Answer.lines(Map.of(), List.of()))).isEmpty();
    }
}
