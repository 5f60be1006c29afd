package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check answers that it is well, that it wants to be looked at, or that it failed. */
class VerdictTest extends Desks {
    private static final Answer ANSWER = new Answer(Map.of(), List.of(), List.of(), List.of("The page is up."), false);

    private WalkMeans offering(Offer offer) {
        WalkMeans there = desk().guides().means();
        return new WalkMeans(
                there.shells(),
                there.databases(),
                there.visitor(),
                there.servers(),
                there.journal(),
                there.walkthroughs(),
                there.log(),
                () -> List.of(offer),
                there.clean(),
                there.clock());
    }

    private static Verdict judged(Fence.Kind kind, String output, Map<String, String> attributes)
            throws OperationFailed {
        Fence fence = new Fence(kind, kind.word(), "any", new Attributes(attributes), false, 1);
        return Verdict.good(output).expected(fence, "Parish office");
    }

    @ParameterizedTest
    @CsvSource({
        "SQL, 12, ^[1-9], true",
        "SQL, 0, ^[1-9], false",
        "SQL, 'a\n12', ^[1-9], true",
        "HANDRAIL, page is on, is on, true",
        "HANDRAIL, page is off, is on, false",
        "SHELL, 1, 1, false",
        "HTTP, 503, 503, false"
    })
    void byItsWordsOnlyWhatHasNoStatusIsLookedAt(Fence.Kind kind, String output, String pattern, boolean looked)
            throws Exception {
        Verdict verdict = judged(kind, output.translateEscapes(), Map.of("warning", pattern));
        assertThat(verdict.warning()).isEqualTo(looked);
        assertThat(verdict.output()).isEqualTo(output.translateEscapes());
    }

    @Test
    void whatIsNotAsExpectedFailedWhateverWantsToBeLookedAt() throws Exception {
        Map<String, String> both = Map.of("expect", "^[0-9]+$", "warning", "^[1-9]");
        assertThat(judged(Fence.Kind.SQL, "7", both).warning()).isTrue();
        assertThat(judged(Fence.Kind.SQL, "0", both).warning()).isFalse();
        assertThatThrownBy(() -> judged(Fence.Kind.SQL, "none", both)).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> judged(Fence.Kind.SQL, "7", Map.of("contains", "8", "warning", "7")))
                .isInstanceOf(OperationFailed.class);
    }

    @Test
    void anOperationOfOursIsLookedAtByWhatItSays() throws Exception {
        WalkMeans means = offering(new Offer.Question("page look", "Look at the page", List.of(), given -> ANSWER));
        String text = """
                - [ ] Look
                  ```handrail {check warning="is up"}
                  page look
                  ```
                  ```handrail {check warning="Nobody at all"}
                  page look
                  ```
                """;
        Operation start = Steps.start(
                means,
                List.of(desk().servers().require("Practice server")),
                "look.md",
                text,
                Answers.of(Map.of()),
                false,
                Optional.empty());
        String id = Objects.requireNonNull(desk().runner()
                .start(start, desk().runner().plan(start), event -> {})
                .await()
                .made()
                .get("walkthrough"));
        Operation step = Steps.run(means, id, Optional.empty(), Optional.empty(), false);
        desk().runner().start(step, desk().runner().plan(step), event -> {}).await();
        assertThat(means.walkthroughs().happened(id))
                .extracting(Happening::kind)
                .filteredOn(kind -> kind == Kind.WARNED || kind == Kind.PASSED)
                .containsExactly(Kind.WARNED, Kind.PASSED);
    }
}
