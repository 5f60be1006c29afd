package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was answered for one server and for several, and what a step answered itself. */
class AnswersTest {
    @Test
    void whatIsTheSameEverywhereStandsOnce() {
        Answers answers = Answers.of(
                Map.of("branch", "main"),
                Map.of("One", Map.of("place", "/a", "tool", "docker"), "Two", Map.of("place", "/b", "tool", "docker")));
        assertThat(answers.all()).isEqualTo(Map.of("branch", "main", "tool", "docker"));
        assertThat(answers.own()).isEqualTo(Map.of("One", Map.of("place", "/a"), "Two", Map.of("place", "/b")));
    }

    @Test
    void whatOnlyOneHasIsItsOwn() {
        Answers answers = Answers.of(Map.of(), Map.of("One", Map.of("place", "/a"), "Two", Map.of()));
        assertThat(answers.all()).isEmpty();
        assertThat(answers.own()).isEqualTo(Map.of("One", Map.of("place", "/a")));
    }

    @Test
    void whatWasAnsweredIsNotChangedFromOutside() {
        Map<String, String> mine = new HashMap<>(Map.of("a", "1"));
        Answers answers = Answers.of(mine);
        mine.put("a", "2");
        assertThat(answers.all()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void aServersOwnAnswerCountsThereAndNowhereElse() {
        Walkthrough walkthrough = new Walkthrough(
                "id",
                "guide.md",
                "Guide",
                List.of("One", "Two"),
                "mara",
                Instant.EPOCH,
                false,
                "- [ ] a\n",
                Map.of("place", "/all", "word", "x"),
                Map.of("Two", Map.of("place", "/two")));
        assertThat(walkthrough.answers("One")).isEqualTo(Map.of("place", "/all", "word", "x"));
        assertThat(walkthrough.answers("Two")).isEqualTo(Map.of("place", "/two", "word", "x"));
        assertThat(walkthrough.own("One")).isEmpty();
        assertThat(walkthrough.named()).isEqualTo("One, Two");
        assertThat(walkthrough.server()).isEqualTo("One");
        assertThat(walkthrough.runbook().title()).isEqualTo("guide");
    }

    private static Fence fence(Map<String, String> attributes) {
        return new Fence(Fence.Kind.SHELL, "sh", "true", new Attributes(attributes), false, 1);
    }

    @Test
    void whatIsExpectedIsLookedForInEachLine() throws OperationFailed {
        Verdict verdict = Verdict.good("one\n42\nthree\n");
        assertThat(verdict.expected(fence(Map.of("expect", "^[0-9]+$")), "here"))
                .isSameAs(verdict);
        assertThat(verdict.expected(fence(Map.of("contains", "thr")), "here")).isSameAs(verdict);
        assertThat(verdict.expected(fence(Map.of()), "here")).isSameAs(verdict);
    }

    @Test
    void whatIsNotThereIsToldWithWhatCameBackInstead() {
        OperationFailed failure = catchThrowableOfType(
                OperationFailed.class,
                () -> Verdict.good("a stone").expected(fence(Map.of("expect", "^gold")), "deploy@mine"));
        assertThat(failure.getMessage()).contains("^gold");
        assertThat(failure.where()).isEqualTo("deploy@mine");
        assertThat(failure.cameBack()).isEqualTo("a stone");
        assertThat(failure.next()).isNotBlank();
        assertThat(catchThrowableOfType(
                        OperationFailed.class,
                        () -> Verdict.good("a stone").expected(fence(Map.of("contains", "gold")), "here")))
                .isNotNull();
    }

    @Test
    void ofALongAnswerTheEndIsKept() {
        assertThat(Verdict.shortened("  short \n")).isEqualTo("short");
        String shortened = Verdict.shortened("a".repeat(5000) + "z");
        assertThat(shortened).hasSize(2001).startsWith("…a").endsWith("az");
        assertThat(Verdict.shortened("b".repeat(2000))).hasSize(2000).doesNotContain("…");
    }
}
