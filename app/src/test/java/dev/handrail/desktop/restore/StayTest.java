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
                        Map.of("run", "b", "why", "young"),
                        Map.of("run", "c", "due", false),
                        "odd"),
                List.of());
        assertThat(Stay.of(answer)).isEqualTo(Map.of("a", new Stay(true, "old"), "b", new Stay(false, "young")));
        assertThat(Stay.of(Answer.lines(Map.of(), List.of()))).isEmpty();
    }
}
