package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.OperationFailed.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of an end: what failed, what to do, and what stayed behind. */
class EndingTest {
    private static final String RUN = "20261121-043712-k3f";

    @ParameterizedTest
    @EnumSource(Kind.class)
    void howItFailedIsKeptUnlessSomebodyStoppedIt(Kind kind) {
        OperationFailed told = switch (kind) {
            case FAILED -> OperationFailed.failed("x").build();
            case USAGE -> OperationFailed.usage("x").build();
            case REFUSED -> OperationFailed.refused("x").build();
            case UNREACHABLE -> OperationFailed.unreachable("x").build();
            case CANCELLED -> OperationFailed.cancelled();
        };

        assertThat(Ending.failed(told, false).kind()).isEqualTo(kind);
        assertThat(Ending.failed(told, false).outcome())
                .isEqualTo(kind == Kind.CANCELLED ? Outcome.CANCELLED : Outcome.FAILED);
        assertThat(Ending.failed(told, true).kind())
                .as("what breaks after a cancel breaks because of it")
                .isEqualTo(Kind.CANCELLED);
        assertThat(Ending.failed(told, true).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void theFailureIsOneSentenceAndTheAdviceAnother() {
        Ending ending = Ending.failed(
                OperationFailed.failed("Could not dump parish")
                        .on("web")
                        .next("Make room.")
                        .because(new IOException("No space left")),
                false);

        assertThat(ending.failure()).isEqualTo("Could not dump parish (web): No space left");
        assertThat(ending.next()).isEqualTo("Make room.");
    }

    @Test
    void whatStayedIsNamedWithHowItIsRemovedAndTheAdviceStays() {
        Ending failed =
                Ending.failed(OperationFailed.failed("x").next("Make room.").build(), false);

        assertThat(failed.leaving(List.of(), RUN)).isEqualTo(failed);
        assertThat(failed.leaving(List.of("a file"), RUN).next())
                .startsWith("Make room. ")
                .contains(RUN);
        assertThat(Ending.failed(OperationFailed.failed("x").build(), false)
                        .leaving(List.of("a file"), RUN)
                        .next())
                .contains(RUN)
                .doesNotContain("null");
    }

    @Test
    void whatWasDoneButLeftSomethingBehindIsNotSaidToBeDone() {
        Ending ending = Ending.doneExcept(List.of("a file", "a database"), RUN);

        assertThat(ending.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ending.failure()).contains("a file; a database");
        assertThat(ending.next()).contains(RUN);
        assertThat(Ending.done().failure()).isNull();
    }

    @Test
    void aPlanIsBlockedByOneBlockerAmongThousandsOfChecks() {
        Plan.Check[] checks = new Plan.Check[10_000];
        Arrays.fill(checks, Plan.Check.ok("well"));
        assertThat(plan(checks).blocked()).isFalse();

        checks[500] = Plan.Check.warning("not so well", "Look.");
        assertThat(plan(checks).blocked()).isFalse();

        checks[9_999] = Plan.Check.blocker("not at all", "Stop.");
        assertThat(plan(checks).blocked()).isTrue();
        assertThat(plan().blocked()).isFalse();
    }

    @Test
    void anAnswerMaySayOfOneThingInAListThatNobodyKnowsIt() {
        Answer answer = Answer.lines(Map.of("seen", Arrays.asList("secret", null, 7)), List.of("secret"));

        assertThat(answer.cleaned(text -> text.replace("secret", "•••")).document())
                .hasToString("{seen=[•••, null, 7]}");
    }

    @Test
    void anAnswerIsNotChangedByWhoMadeItNorByAnAside() {
        Answer answer = Answer.table(List.of(), List.of("Name"), List.of(List.of("Garden")));

        assertThat(answer.aside("There are more").rows()).isEqualTo(answer.rows());
        assertThat(answer.asides()).isEmpty();
        assertThat(answer.aside("one").aside("two").asides())
                .as("the last word counts")
                .containsExactly("two");
    }

    private static Plan plan(Plan.Check... checks) {
        return new Plan("x", Effect.READS, List.of(checks), List.of(), List.of());
    }
}
