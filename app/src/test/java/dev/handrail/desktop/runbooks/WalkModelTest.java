package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Line;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.Outcome;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Progress.State;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/** How one goes through a guide: what is offered at each step, and what is seen of it. */
class WalkModelTest extends WalkedThrough {
    private static final int MANY = 320;

    @Test
    void whatRunsStaysInSightUntilOneGoesOn() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] Look
                  ```sh {check on=workstation}
                  echo seen
                  ```
                - [ ] Think
                """);

        assertThat(model.primary()).contains(Primary.RUN);
        model.goOn();
        runs();
        assertThat(shown(model).number()).isEqualTo("1.1");
        assertThat(shown(model).state()).isEqualTo(State.DONE);
        assertThat(model.past().get()).extracting(Line::text).contains("seen");
        assertThat(model.primary()).contains(Primary.NEXT);

        model.goOn();
        assertThat(shown(model).step().title()).isEqualTo("Think");
        assertThat(model.primary()).contains(Primary.DONE);
        model.goOn();
        assertThat(model.primary()).contains(Primary.FINISH);
        model.goOn();
        assertThat(model.primary()).as("it wants a name").contains(Primary.FINISH);
        Objects.requireNonNull(finish).keep(() -> {});
        assertThat(model.primary()).contains(Primary.OVER);
        assertThat(model.canGoOn()).isFalse();
    }

    @Test
    void aStepThatFailedOffersAllTheWaysOnAndBack() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] Change it
                  ```sh {change on=workstation cwd=%s}
                  touch made
                  ```
                  ```sh {undo on=workstation cwd=%s}
                  rm made
                  ```
                - [ ] Look
                  ```sh {check on=workstation}
                  exit 3
                  ```
                # Back {rollback}
                - [ ] Put it back
                """.formatted(folder, folder));
        deeds.plan(
                "runbook step",
                new Saying(model.id()).run(new Spot("1.1", ""), false),
                plan -> deeds.start(plan.operation(), plan.plan()),
                failures::add);
        runs();
        model.choose("1.2");
        model.goOn();
        runs();

        assertThat(shown(model).state()).isEqualTo(State.FAILED);
        assertThat(model.primary()).contains(Primary.RETRY);
        Walk walk = Objects.requireNonNull(model.walk().get());
        assertThat(Turn.of(walk.standing(), shown(model)))
                .containsExactly(Turn.RETRY, Turn.FIXED, Turn.UNDO, Turn.ROLL_BACK, Turn.STOP);
        assertThat(row(model, "1.2").detail()).startsWith("failed: ");

        model.turns().rollBack("it cannot be mended today");
        assertThat(shown(model).step().title()).isEqualTo("Put it back");
    }

    @Test
    void whatCountsOnlyWithEvidenceAndNamesWaitsForThem() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] Prove it {evidence}
                - [ ] Sign {sign-off=2}
                """);
        model.goOn();
        assertThat(failures).hasSize(1);
        assertThat(shown(model).number()).isEqualTo("1.1");

        model.note().set("seen by both");
        model.goOn();
        assertThat(row(model, "1.1").detail()).contains("note");
        assertThat(model.canGoOn()).isFalse();
        model.sign("Mara");
        assertThat(model.canGoOn()).isFalse();
        model.sign("Jonas");
        assertThat(model.canGoOn()).isTrue();
    }

    @Test
    void theEndOfTheWindowIsSetAndMovedAndWhatIsNoTimeIsRefused() throws Exception {
        WalkModel model = begun("- [ ] One\n");
        assertThat(Objects.requireNonNull(model.walk().get()).standing().windowEnds())
                .isEmpty();
        model.turns().windowEnds("06:30");
        model.turns().windowEnds("2026-11-20 06:00");
        assertThat(Objects.requireNonNull(model.walk().get()).standing().windowEnds())
                .contains(Instant.parse("2026-11-20T05:00:00Z"));

        model.turns().windowEnds("soon");
        assertThat(failures).hasSize(1);
        assertThat(Objects.requireNonNull(model.walk().get()).standing().windowEnds())
                .contains(Instant.parse("2026-11-20T05:00:00Z"));
    }

    @Test
    void whatWasFoundOutStandsInTheTitlesThatWaitForIt() throws Exception {
        WalkModel model = begun("""
                - [ ] Look
                  ```sh {check on=workstation capture=found}
                  echo blue
                  ```
                - [ ] Paint it ${found} on ${server}, under ${sky}
                """);
        assertThat(row(model, "1.2").title()).startsWith("Paint it ${found} on Practice server");
        model.goOn();
        runs();
        assertThat(row(model, "1.2").title()).isEqualTo("Paint it blue on Practice server, under ${sky}");
    }

    @Test
    void whatIsSkippedSaysWhyAndWhatComesFirstIsSaid() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] One
                - [ ] Two
                # In any order {any-order}
                - [ ] Three
                - [ ] Four
                """);
        model.choose("1.2");
        assertThat(model.canGoOn()).isFalse();
        assertThat(shown(model).first()).map(step -> step.number()).contains("1.1");
        model.choose("1.1");
        model.skip("nothing to do");
        assertThat(row(model, "1.1").detail()).contains("skipped: nothing to do");
        assertThat(shown(model).number()).isEqualTo("1.2");
        model.turns().handOver("Jonas", "two is yours");
        assertThat(Objects.requireNonNull(model.walk().get()).standing().holder())
                .isEqualTo("Jonas");
    }

    @Test
    void aGuideOfPeopleRunsNothingUntilItIsMarkedOneByOne() throws Exception {
        WalkModel model = begun("""
                # Update

                Do this:

                ```sh
                echo one
                ```

                ```sh
                echo two
                ```
                """);
        assertThat(shown(model).deeds()).isNotEmpty().allMatch(Deed::proposal);
        assertThat(model.primary()).contains(Primary.DONE);
        model.mark(shown(model).deeds().getFirst());

        assertThat(shown(model).deeds().getFirst().proposal()).isFalse();
        assertThat(model.primary()).contains(Primary.RUN);
    }

    @Test
    void inInstructionsNothingIsRun() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] Look
                  ```sh {check on=workstation}
                  echo seen
                  ```
                """, true);
        assertThat(model.primary()).contains(Primary.DONE);
        assertThat(shown(model).deeds().getFirst().command()).contains("echo seen");
        model.goOn();
        assertThat(model.primary()).contains(Primary.FINISH);
    }

    @Test
    void whatRanWhenTheProgramWasKilledSaysSoAndIsNotRunUnasked() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] Look
                  ```sh {check on=workstation}
                  echo seen
                  ```
                """);
        var run =
                desk().journal().begin(new Beginning("runbook step", "Step 1.1", "Practice server", "mara", Set.of()));
        desk().guides()
                .means()
                .walkthroughs()
                .add(model.id(), Happening.of(Happening.Kind.BEGAN, "1.1", 0, "READS", run.id()));
        run.end(Outcome.INTERRUPTED, null, null);
        model.refresh();

        assertThat(shown(model).state()).isEqualTo(State.INTERRUPTED);
        assertThat(model.primary()).contains(Primary.DONE);
        model.run(true);
        runs();
        assertThat(shown(model).state()).isEqualTo(State.DONE);
    }

    @Test
    void aFileThatHasChangedIsToldAndTheOldTextIsFinished() throws Exception {
        WalkModel model = begun("# First\n- [ ] One\n");
        Files.writeString(folder.resolve("guide.md"), "# First\n- [ ] Another altogether\n");
        model.refresh();

        assertThat(Objects.requireNonNull(model.walk().get()).fileChanged()).isTrue();
        assertThat(shown(model).step().title()).isEqualTo("One");
    }

    @Test
    void ofManyStepsOnlyTheRowsThatChangedAreTouched() throws Exception {
        StringBuilder text = new StringBuilder("# Many\n");
        for (int i = 1; i <= MANY; i++) {
            text.append("- [ ] Step ").append(i).append('\n');
        }
        WalkModel model = begun(text.toString());
        assertThat(model.rows()).hasSize(MANY + 1);
        AtomicInteger touched = new AtomicInteger();
        model.rows().addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                touched.addAndGet(change.getTo() - change.getFrom());
            }
        });
        for (int i = 0; i < 5; i++) {
            model.goOn();
        }

        assertThat(shown(model).number()).isEqualTo("1.6");
        assertThat(touched.get()).as("a step and its phase each time").isLessThanOrEqualTo(10);
        touched.set(0);
        model.tick();
        assertThat(touched.get()).isZero();
    }

    @Test
    void whatIsSignedOffIsOpenAgainForAReason() throws Exception {
        WalkModel model = begun("# First\n- [ ] One\n");
        model.goOn();
        model.goOn();
        Objects.requireNonNull(finish).keep(() -> {});
        assertThat(model.primary()).contains(Primary.OVER);
        assertThat(model.canUndo()).isFalse();
        model.turns().reopen("one more thing");
        assertThat(failures).isEmpty();
        assertThat(model.primary()).contains(Primary.FINISH);
        model.turns().reopen("twice");
        assertThat(failures).hasSize(1);
    }

    @Test
    void whatAPersonSawOfAStepThatDidNotWorkIsWrittenDown() throws Exception {
        WalkModel model = begun("# First\n- [ ] One\n- [ ] Two\n");
        model.failed("it smells of smoke");

        assertThat(shown(model).state()).isEqualTo(State.FAILED);
        assertThat(shown(model).words()).isEqualTo("it smells of smoke");
        assertThat(List.of(Turn.FIXED, Turn.STOP))
                .isEqualTo(Turn.of(Objects.requireNonNull(model.walk().get()).standing(), shown(model)));
    }
}
