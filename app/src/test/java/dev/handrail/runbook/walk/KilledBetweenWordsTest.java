package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.walk.Progress.State;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person says of a step, by a program that dies before any of the statements by which that is written down: what
 * was written stands, nothing is said to be done that was not, and saying it once more is enough.
 */
class KilledBetweenWordsTest extends Desks {
    private static final String TEXT = """
            ---
            title: All that a person does
            sign-off: 2
            ---
            # Work {any-order}
            - [ ] By a person
            - [ ] With evidence {evidence}
            - [ ] With names {sign-off=2}
            - [ ] Behind a pause {pause}

              ```sh {check on=workstation}
              true
              ```
            # Back {rollback}
            - [ ] Put it back
            """;

    @TempDir
    private Path evidence;

    /** The program is gone at once: it gets to say nothing more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private interface Saying {
        void say(String id) throws Exception;
    }

    private interface Look {
        void at(String id) throws Exception;
    }

    private WalkMeans means() {
        return desk().guides().means();
    }

    private String begun() throws Exception {
        Operation start = Steps.start(
                means(),
                List.of(desk().servers().require("Practice server")),
                "all.md",
                TEXT,
                Answers.of(Map.of()),
                false,
                Optional.empty());
        return Objects.requireNonNull(desk().runner()
                .start(start, desk().runner().plan(start), event -> {})
                .await()
                .made()
                .get("walkthrough"));
    }

    private void says(String id, String step, String... words) throws OperationFailed {
        Map<String, List<String>> said = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            List<String> value = words[i + 1].isEmpty() ? List.of() : List.of(words[i + 1].split(", "));
            said.put(words[i], value);
        }
        Ticking ticking = new Ticking(means(), id, evidence);
        if (step.isEmpty()) {
            ticking.turn(new Arguments(said), Map.of(Section.ISSUES, "A storm."));
        } else {
            ticking.tick(step, new Arguments(said));
        }
    }

    private State state(String id, String number) throws OperationFailed {
        Standing standing = means().standing(id);
        return standing.state(standing.step(number).orElseThrow());
    }

    private long count(String id, Happening.Kind kind) {
        return means().walkthroughs().happened(id).stream()
                .filter(what -> what.kind() == kind)
                .count();
    }

    /** Whether it died on the way. */
    private boolean dies(int statement, String id, Saying saying) throws Exception {
        AtomicInteger left = new AtomicInteger(statement);
        Thread here = Thread.currentThread();
        onStatement(() -> {
            if (Thread.currentThread() == here && left.decrementAndGet() == 0) {
                throw new Killed();
            }
        });
        try {
            saying.say(id);
            return false;
        } catch (Killed dead) {
            return true;
        } finally {
            onStatement(() -> {});
        }
    }

    /** Kills it before each statement in turn, each time in a walkthrough of its own. */
    private void killedAnywhere(Saying before, Saying saying, Look killed, Look then) throws Exception {
        int statement = 0;
        boolean died = true;
        while (died) {
            String id = begun();
            before.say(id);
            statement++;
            died = dies(statement, id, saying);
            if (died) {
                killed.at(id);
                saying.say(id);
            }
            then.at(id);
        }
        assertThat(statement).as("statements in which it died").isGreaterThan(3);
    }

    @Test
    void aStepOfAPersonIsDoneOrItIsNot() throws Exception {
        killedAnywhere(
                id -> {},
                id -> says(id, "1.1", Ticking.NOTE, "windy", Ticking.DONE, ""),
                id -> assertThat(state(id, "1.1")).isEqualTo(State.WAITING),
                id -> {
                    assertThat(state(id, "1.1")).isEqualTo(State.DONE);
                    assertThat(count(id, Happening.Kind.DONE)).isEqualTo(1);
                    assertThat(means().walkthroughs().happened(id))
                            .anyMatch(what -> what.words().equals("windy"));
                });
    }

    @Test
    void whatProvesItIsThereBeforeItCounts() throws Exception {
        Path picture = Files.writeString(evidence.resolve("seen.txt"), "clean");
        killedAnywhere(
                id -> {},
                id -> says(id, "1.2", Ticking.EVIDENCE, picture.toString(), Ticking.DONE, ""),
                id -> {
                    assertThat(state(id, "1.2")).isEqualTo(State.WAITING);
                    Standing standing = means().standing(id);
                    assertThat(standing.hasEvidence(standing.step("1.2").orElseThrow(), ""))
                            .isEqualTo(count(id, Happening.Kind.EVIDENCE) > 0);
                },
                id -> {
                    assertThat(state(id, "1.2")).isEqualTo(State.DONE);
                    for (Happening what : means().walkthroughs().happened(id)) {
                        if (what.kind() == Happening.Kind.EVIDENCE) {
                            Path kept =
                                    evidence.resolve(id).resolve(what.words().split(" ", 2)[0]);
                            assertThat(kept).hasContent("clean");
                        }
                    }
                });
    }

    @Test
    void aNameThatWasWrittenCountsOnceHoweverOftenItIsSaid() throws Exception {
        killedAnywhere(
                id -> says(id, "1.3", Ticking.SIGN, "Ada"),
                id -> says(id, "1.3", Ticking.SIGN, "Ben", Ticking.DONE, ""),
                id -> assertThat(state(id, "1.3")).isEqualTo(State.WAITING),
                id -> {
                    assertThat(state(id, "1.3")).isEqualTo(State.DONE);
                    Standing standing = means().standing(id);
                    assertThat(standing.signed(standing.step("1.3").orElseThrow()))
                            .containsExactlyInAnyOrder("Ada", "Ben");
                });
    }

    @Test
    void atAPauseWhatRanIsNotRunAgainAndWaitsForItsPerson() throws Exception {
        killedAnywhere(
                id -> {
                    means().walkthroughs().add(id, Happening.of(Happening.Kind.BEGAN, "1.4", 0, "READS", ""));
                    means().walkthroughs().add(id, Happening.of(Happening.Kind.PASSED, "1.4", 0, "", ""));
                },
                id -> says(id, "1.4", Ticking.DONE, ""),
                id -> {
                    assertThat(state(id, "1.4")).isEqualTo(State.READY);
                    Standing standing = means().standing(id);
                    assertThat(standing.canRun(standing.step("1.4").orElseThrow(), ""))
                            .as("all that it does was done")
                            .isFalse();
                },
                id -> assertThat(state(id, "1.4")).isEqualTo(State.DONE));
    }

    @Test
    void whatIsLeftOutAndTheWayBackAreTakenOrNot() throws Exception {
        killedAnywhere(
                id -> {},
                id -> says(id, "1.1", Ticking.SKIP, "no wind"),
                id -> assertThat(state(id, "1.1")).isEqualTo(State.WAITING),
                id -> assertThat(count(id, Happening.Kind.SKIPPED)).isEqualTo(1));
        killedAnywhere(
                id -> {},
                id -> says(id, "", Ticking.ROLL_BACK, "no time"),
                id -> assertThat(means().standing(id).rolledBack()).isFalse(),
                id -> assertThat(count(id, Happening.Kind.ROLLED_BACK)).isEqualTo(1));
    }

    @Test
    void itIsSignedOffOnceAndThePersonsWordsStandInTheLog() throws Exception {
        killedAnywhere(
                id -> {
                    for (String step : List.of("1.1", "1.2", "1.3", "1.4")) {
                        means().walkthroughs().add(id, Happening.of(Happening.Kind.DONE, step, ""));
                    }
                },
                id -> says(id, "", Ticking.FINISH, "", Ticking.SIGN, "Ada, Ben"),
                id -> {
                    assertThat(means().standing(id).isOpen()).isTrue();
                    if (means().log().entry(id).isPresent()) {
                        assertThat(new Finishing(means(), id).entry().text(Section.ISSUES))
                                .as("what was stored is the draft")
                                .isEqualTo("A storm.");
                    }
                },
                id -> {
                    assertThat(means().standing(id).isOpen()).isFalse();
                    assertThat(count(id, Happening.Kind.FINISHED)).isEqualTo(1);
                    MaintenanceEntry entry = means().log().entry(id).orElseThrow();
                    assertThat(entry.text(Section.ISSUES)).isEqualTo("A storm.");
                    assertThat(entry.people()).contains("Ada", "Ben");
                });
    }
}
