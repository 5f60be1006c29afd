package dev.handrail.practice.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Proof;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.operation.Work;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the tour does what it does: by the offers, to a good end or to none. */
class DoingTest {
    private static final Arguments NONE = new Arguments(Map.of());

    private final List<String> happened = new ArrayList<>();

    @Test
    void whatIsDoneIsPlannedFirstAndSaysWhatItMade() throws OperationFailed {
        Doing doing =
                doing(new Event.Ended("r", Outcome.DONE, null, Map.of("backup", "b-1"), null, null, Instant.EPOCH));

        assertThat(doing.perform("bed dig", NONE)).isEqualTo(Map.of("backup", "b-1"));
        assertThat(happened).containsExactly("planned", "started with the plan");
    }

    @Test
    void anEndThatIsNotGoodIsAFailureWithItsOwnAdvice() {
        Event.Ended end = new Event.Ended(
                "r",
                Outcome.FAILED,
                OperationFailed.Kind.REFUSED,
                Map.of(),
                "The ground is frozen",
                "Wait.",
                Instant.EPOCH);

        assertThatThrownBy(() -> doing(end).perform("bed dig", NONE))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.tried()).isEqualTo("Dig");
                    assertThat(failed.cameBack()).isEqualTo("The ground is frozen");
                    assertThat(failed.next()).isEqualTo("Wait.");
                });
    }

    @Test
    void whereNobodyKnowsWhatToDoItSaysSomethingAllTheSame() {
        for (Outcome outcome : List.of(Outcome.FAILED, Outcome.CANCELLED, Outcome.INTERRUPTED)) {
            Event.Ended end = new Event.Ended("r", outcome, null, Map.of(), null, null, Instant.EPOCH);
            assertThatThrownBy(() -> doing(end).perform("bed dig", NONE))
                    .isInstanceOfSatisfying(
                            OperationFailed.class,
                            failed -> assertThat(failed.next()).isNotBlank());
        }
    }

    @Test
    void whoeverIsInterruptedStopsWhatRuns() {
        assertThatThrownBy(() -> doing(null).perform("bed dig", NONE))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        stopped -> assertThat(stopped.kind()).isEqualTo(OperationFailed.Kind.CANCELLED));
        assertThat(happened).endsWith("cancelled");
    }

    @Test
    void anOfferIsFoundByItsWordsAndItsKind() throws OperationFailed {
        Doing doing = doing(null);

        assertThat(doing.ask("bed show", NONE)).isEqualTo("roses");
        for (String words : List.of("bed", "bed dig", "")) {
            assertThatThrownBy(() -> doing.ask(words, NONE))
                    .as("no question: %s", words)
                    .isInstanceOfSatisfying(
                            OperationFailed.class,
                            none -> assertThat(none.kind()).isEqualTo(OperationFailed.Kind.USAGE));
        }
        assertThatThrownBy(() -> doing.perform("bed show", NONE)).isInstanceOf(OperationFailed.class);
    }

    @Test
    void aBackupIsWholeOnlyWhereTheFileHasExactlyItsBytes(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("parish.dump"), new byte[1000]);

        assertThat(kept(file, 1000, 2).isWhole()).isTrue();
        assertThat(kept(file, 999, 2).isWhole()).isFalse();
        assertThat(kept(file, 1001, 2).isWhole()).isFalse();
        assertThat(kept(folder.resolve("none"), 1000, 2).isWhole()).isFalse();
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(kept(empty, 0, 2).isWhole())
                .as("of nothing nothing can be restored")
                .isFalse();
    }

    @Test
    void aBackupIsProvenOnlyWhereItWasReadAgain() {
        Path file = Path.of("/srv/parish.dump");
        int decoded = Proof.Rung.DECODED.number();

        assertThat(kept(file, 1, decoded).isDecoded()).isTrue();
        assertThat(kept(file, 1, decoded + 1).isDecoded()).isTrue();
        assertThat(kept(file, 1, decoded - 1).isDecoded()).isFalse();
    }

    @Test
    void everyPlaceIsKnownAtWhichTheServerAnswers() throws OperationFailed {
        Server server = ProfileFile.read("""
                server: Garden
                environment: practice
                access: { ssh: { host: 127.0.0.1, port: 2222, user: deploy, password: ask } }
                databases:
                  - { name: parish, engine: postgresql, port: 15432, user: parish, password: ask }
                sites:
                  - { name: public, url: "http://127.0.0.1:18080/" }
                  - { name: api, url: "http://127.0.0.1:18081/" }
                """, "garden.yaml").getFirst();

        assertThat(Ports.of(server)).containsExactly(2222, 15_432, 18_080, 18_081);
        assertThat(Ports.of(GARDEN)).as("this computer needs no way in").isEmpty();
    }

    private static KeptBackup kept(Path file, long bytes, int proof) {
        return KeptBackup.in(Map.of(
                "copies", List.of(Map.of("path", file.toString()), Map.of("path", "/elsewhere")),
                "storedBytes", bytes,
                "proof", proof));
    }

    /** @param end how it ends; null where whoever waits is interrupted */
    private Doing doing(Event.@Nullable Ended end) {
        List<Offer> offers = List.of(
                new Offer.Action("bed dig", "Dig", Effect.CHANGES, List.of(), given -> new Dig()),
                new Offer.Question("bed show", "Show", List.of(), given -> Answer.lines("roses", List.of())));
        return new Doing(
                offers,
                (operation, plan, watcher) -> {
                    happened.add("started with the plan" + (plan.title().equals("Dig") ? "" : " of another"));
                    return new Going(operation, end);
                },
                event -> {});
    }

    private static final Server GARDEN = Server.of("Garden", Environment.TEST, new Access.ThisComputer(Sudo.NONE));

    private final class Dig implements Operation {
        @Override
        public String name() {
            return "bed dig";
        }

        @Override
        public String title() {
            return "Dig";
        }

        @Override
        public Server server() {
            return GARDEN;
        }

        @Override
        public Effect effect() {
            return Effect.CHANGES;
        }

        @Override
        public Plan plan() {
            happened.add("planned");
            return new Plan("Dig", Effect.CHANGES, List.of(), List.of(), List.of());
        }

        @Override
        public void run(Work work) {}
    }

    private final class Going implements Underway {
        private final Operation operation;
        private final Event.@Nullable Ended end;

        Going(Operation operation, Event.@Nullable Ended end) {
            this.operation = operation;
            this.end = end;
        }

        @Override
        public String run() {
            return "r";
        }

        @Override
        public Operation operation() {
            return operation;
        }

        @Override
        public Event.@Nullable StepBegan step() {
            return null;
        }

        @Override
        public Event.@Nullable Progressed progress() {
            return null;
        }

        @Override
        public void cancel() {
            happened.add("cancelled");
        }

        @Override
        public Event.Ended await() throws InterruptedException {
            if (end == null) {
                throw new InterruptedException();
            }
            return end;
        }
    }
}
