package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CleanedTest {
    private static final String SECRET = "hunter2";
    private static final UnaryOperator<String> CLEAN = text -> text.replace(SECRET, "•••");

    @Test
    void noPartOfAPlanShowsASecret() throws OperationFailed {
        Operation operation = made(new Telling());
        assertThat(operation.title()).isEqualTo("Back up •••");
        Plan plan = operation.plan();
        assertThat(plan.toString()).doesNotContain(SECRET);
        assertThat(plan.checks())
                .containsExactly(Check.warning("found •••", "change •••"), new Check(Plan.State.OK, "well", null));
        assertThat(plan.steps()).containsExactly(new Step("dump •••", "•••@parish", "psql •••", Effect.READS));
        assertThat(plan.cannotUndo()).containsExactly("••• is gone");
    }

    @Test
    void whatIsDoneIsStillTheOperation() throws OperationFailed {
        Telling telling = new Telling();
        Operation operation = made(telling);
        assertThat(operation.server()).isEqualTo(telling.server());
        assertThat(operation.exclusions()).isEqualTo(telling.exclusions());
        assertThat(operation.effect()).isEqualTo(telling.effect());
        assertThat(operation.name()).isEqualTo(telling.name());
    }

    /** What it leaves to the interface would be the interface's answer, and not the operation's own. */
    @Test
    void noQuestionToTheOperationIsAnsweredByAnybodyElse() throws OperationFailed {
        Class<?> wrapped = made(new Telling()).getClass();
        assertThat(Operation.class.getMethods())
                .allSatisfy(method -> assertThat(wrapped.getMethod(method.getName(), method.getParameterTypes())
                                .getDeclaringClass())
                        .isNotEqualTo(Operation.class));
    }

    @Test
    void noPartOfAnAnswerShowsASecret() throws OperationFailed {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("said", SECRET);
        document.put("more", List.of(Map.of("deep", "a " + SECRET), 7));
        document.put("nothing", null);
        Answer told = new Answer(
                        document,
                        List.of("Said"),
                        List.of(List.of(SECRET)),
                        Arrays.asList("so " + SECRET, "well"),
                        true)
                .aside("more of " + SECRET);
        Offer offer = Cleaned.offer(new Offer.Question("ask", "Ask", List.of(), given -> told), CLEAN);
        Answer answer = ((Offer.Question) offer).teller().tell(new Arguments(Map.of()));
        assertThat(answer.toString()).doesNotContain(SECRET);
        assertThat(answer.document()).asString().isEqualTo("{said=•••, more=[{deep=a •••}, 7], nothing=null}");
        assertThat(answer.rows()).containsExactly(List.of("•••"));
        assertThat(answer.lines()).containsExactly("so •••", "well");
        assertThat(answer.asides()).containsExactly("more of •••");
        assertThat(answer.fault()).isTrue();
    }

    @Test
    void noFailureShowsASecret() {
        OperationFailed failure = OperationFailed.refused("Could not use " + SECRET)
                .cameBack("sudo: " + SECRET)
                .next("try " + SECRET)
                .build();
        Operation failing = new Telling() {
            @Override
            public Plan plan() throws OperationFailed {
                throw failure;
            }
        };
        Offer question = Cleaned.offer(
                new Offer.Question("ask", "Ask", List.of(), given -> {
                    throw failure;
                }),
                CLEAN);
        Offer action = Cleaned.offer(
                new Offer.Action("backup run", "Back up", Effect.READS, List.of(), given -> {
                    throw failure;
                }),
                CLEAN);
        assertTold(() -> made(failing).plan());
        assertTold(() -> ((Offer.Question) question).teller().tell(new Arguments(Map.of())));
        assertTold(() -> ((Offer.Action) action).maker().make(new Arguments(Map.of())));
    }

    @Test
    void whateverIsOfferedIsGivenPathsThatAreWrittenOut() throws OperationFailed {
        List<Argument> file = List.of(Argument.optional("--file", Argument.Type.FILE, "A file"));
        Arguments typed = Arguments.of("--file", "~/a");
        Arguments meant = Arguments.of("--file", System.getProperty("user.home") + "/a");
        List<Arguments> given = new ArrayList<>();
        Offer.Action action = new Offer.Action("save", "Save", Effect.READS, file, arguments -> {
            given.add(arguments);
            return new Telling();
        });
        Offer.Question question = new Offer.Question("ask", "Ask", file, arguments -> {
            given.add(arguments);
            return Answer.lines(Map.of(), List.of());
        });
        ((Offer.Action) Cleaned.offer(action, CLEAN)).maker().make(typed);
        ((Offer.Question) Cleaned.offer(question, CLEAN)).teller().tell(typed);
        assertThat(given).containsExactly(meant, meant);
    }

    private static void assertTold(ThrowingCallable telling) {
        assertThatThrownBy(telling)
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(List.of(
                                        failed.getMessage(),
                                        failed.tried(),
                                        failed.cameBack() + "",
                                        failed.next() + ""))
                                .allSatisfy(
                                        text -> assertThat(text).contains("•••").doesNotContain(SECRET)));
    }

    private static Operation made(Operation operation) throws OperationFailed {
        Offer.Action action = new Offer.Action("backup run", "Back up", Effect.READS, List.of(), given -> operation);
        return ((Offer.Action) Cleaned.offer(action, CLEAN)).maker().make(new Arguments(Map.of()));
    }

    /** A machine has told it what it should not have. */
    private static class Telling implements Operation {
        @Override
        public String name() {
            return "backup run";
        }

        @Override
        public String title() {
            return "Back up " + SECRET;
        }

        @Override
        public Server server() {
            return Deed.reads(work -> {}).server();
        }

        @Override
        public Effect effect() {
            return Effect.CHANGES;
        }

        @Override
        public Set<String> exclusions() {
            return Set.of("one");
        }

        @Override
        public Plan plan() throws OperationFailed {
            return new Plan(
                    title(),
                    effect(),
                    List.of(
                            Check.warning("found " + SECRET, "change " + SECRET),
                            new Check(Plan.State.OK, "well", null)),
                    List.of(new Step("dump " + SECRET, SECRET + "@parish", "psql " + SECRET, Effect.READS)),
                    List.of(SECRET + " is gone"));
        }

        @Override
        public void run(Work work) {}
    }
}
