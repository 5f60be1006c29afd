package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceValuesTest {
    private static final Sequence UP = new Sequence("public", "up", 7, false);
    private static final Sequence DOWN = new Sequence("public", "down", -7, true);

    @Test
    void whatHasCountedAsFarOrFurtherIsNotBehind() {
        assertThat(SequenceValues.behind(List.of(UP, DOWN), List.of(DOWN, UP))).isEmpty();
        assertThat(SequenceValues.behind(List.of(UP), List.of(new Sequence("public", "up", 8, false))))
                .isEmpty();
        assertThat(SequenceValues.behind(List.of(DOWN), List.of(new Sequence("public", "down", -8, true))))
                .isEmpty();
    }

    @Test
    void whatWouldGiveOutAgainWhatWasGivenOutIsBehind() {
        assertThat(SequenceValues.behind(List.of(UP), List.of(new Sequence("public", "up", 6, false))))
                .containsExactly("the sequence public.up is at 6 and was at 7");
        assertThat(SequenceValues.behind(List.of(DOWN), List.of(new Sequence("public", "down", -6, true))))
                .hasSize(1);
        assertThat(SequenceValues.behind(List.of(UP), List.of()))
                .containsExactly("the sequence public.up is at — and was at 7");
    }
}
