package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Line;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.Outcome;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Progress.State;
import dev.handrail.server.Server;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A guide that is done on several servers, one after the other or in one go. */
class SeveralServersWalkTest extends WalkedThrough {
    private List<Server> three() throws Exception {
        return List.of(
                desk().servers().require("Practice server"),
                desk().servers().require("Parish office"),
                desk().servers().require("Parish test"));
    }

    private static List<State> states(WalkModel model) {
        return shown(model).hosts().stream().map(Host::state).toList();
    }

    @Test
    void forSeveralServersEachHasItsTurn() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] Look
                  ```sh {check on=workstation cwd=%s}
                  test ! -e broken && echo seen ${server}
                  ```
                - [ ] See it {each}
                - [ ] Tell everybody
                """.formatted(folder), false, three());
        assertThat(shown(model).hosts())
                .extracting(Host::server)
                .containsExactly("Practice server", "Parish office", "Parish test");
        assertThat(shown(model).title()).isEqualTo("Look on Practice server");
        model.goOn();
        runs();
        assertThat(shown(model).server()).as("it stays in sight").isEqualTo("Practice server");
        assertThat(model.past().get()).extracting(Line::text).contains("seen Practice server");
        assertThat(row(model, "1.1").detail()).isEqualTo("1 of 3 servers");
        model.goOn();
        assertThat(shown(model).server()).isEqualTo("Parish office");

        Files.createFile(folder.resolve("broken"));
        model.goOn();
        runs();
        assertThat(states(model)).containsExactly(State.DONE, State.FAILED, State.WAITING);
        assertThat(row(model, "1.1").detail()).startsWith("failed: Parish office: ");
        assertThat(model.primary()).contains(Primary.RETRY);
        model.chooseServer("Parish test");
        assertThat(model.primary()).as("the others go on").contains(Primary.RUN);
        Files.delete(folder.resolve("broken"));
        model.goOn();
        runs();
        model.chooseServer("Parish office");
        model.skip("it is being replaced");
        assertThat(row(model, "1.1").state()).isEqualTo(State.DONE);

        assertThat(shown(model).title()).isEqualTo("See it on Practice server");
        model.goOn();
        model.goOn();
        assertThat(states(model)).containsExactly(State.DONE, State.DONE, State.WAITING);
        model.goOn();
        assertThat(shown(model).title()).isEqualTo("Tell everybody");
        assertThat(shown(model).hosts()).isEmpty();
    }

    @Test
    void allServersThatAreLeftAreDoneInOneGo() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] Look
                  ```sh {check on=workstation cwd=%s}
                  echo seen ${server} | tee -a seen
                  ```
                - [ ] Tell everybody
                """.formatted(folder), false, three());
        assertThat(model.left()).isEqualTo(3);
        model.goOn();
        runs();
        model.goOn();
        assertThat(model.left()).isEqualTo(2);
        model.runRest();
        runs();
        assertThat(failures).isEmpty();
        assertThat(states(model)).containsOnly(State.DONE);
        assertThat(model.left()).isZero();
        assertThat(folder.resolve("seen")).hasContent("seen Practice server\nseen Parish office\nseen Parish test\n");
        model.goOn();
        assertThat(shown(model).title()).isEqualTo("Tell everybody");
        assertThat(model.left()).as("it is done once").isZero();
        model.runRest();
        assertThat(failures).isEmpty();
    }

    @Test
    void whereItWasInterruptedItIsNotLeftToBeRunInOneGo() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] Look
                  ```sh {check on=workstation cwd=%s}
                  echo seen ${server} | tee -a seen
                  ```
                """.formatted(folder), false, three());
        var run = desk().journal().begin(new Beginning("runbook step", "Step 1.1", "Parish office", "mara", Set.of()));
        desk().guides()
                .means()
                .walkthroughs()
                .add(
                        model.id(),
                        Happening.of(Happening.Kind.BEGAN, "1.1", 0, "READS", run.id())
                                .on("Parish office"));
        model.refresh();
        assertThat(states(model)).containsExactly(State.WAITING, State.RUNNING, State.WAITING);
        assertThat(model.left()).isEqualTo(2);
        run.end(Outcome.INTERRUPTED, null, null);
        model.refresh();
        assertThat(states(model)).containsExactly(State.WAITING, State.INTERRUPTED, State.WAITING);
        assertThat(model.left()).isEqualTo(2);
        model.runRest();
        runs();
        assertThat(failures).isEmpty();
        assertThat(states(model)).containsExactly(State.DONE, State.INTERRUPTED, State.DONE);
        assertThat(folder.resolve("seen")).hasContent("seen Practice server\nseen Parish test\n");
        assertThat(model.left()).isZero();
    }

    @Test
    void onOneOfSeveralServersItIsTakenBackAlone() throws Exception {
        WalkModel model = begun("""
                # First
                - [ ] Change it
                  ```sh {change on=workstation cwd=%s}
                  touch "${server}"
                  ```
                  ```sh {undo on=workstation cwd=%s}
                  rm "${server}"
                  ```
                """.formatted(folder, folder), false, three());
        for (Spot spot : List.of(new Spot("1.1", "Practice server"), new Spot("1.1", "Parish test"))) {
            deeds.plan(
                    "runbook step",
                    new Saying(model.id()).run(spot, false),
                    plan -> deeds.start(plan.operation(), plan.plan()),
                    failures::add);
            runs();
        }
        model.refresh();
        assertThat(states(model)).containsExactly(State.DONE, State.WAITING, State.DONE);
        assertThat(turns(model)).contains(Turn.UNDO, Turn.UNDO_ALL);
        deeds.plan(
                "runbook undo",
                new Saying(model.id()).undo(new Spot("1.1", "Practice server")),
                plan -> deeds.start(plan.operation(), plan.plan()),
                failures::add);
        runs();
        model.refresh();
        assertThat(failures).isEmpty();
        assertThat(states(model)).containsExactly(State.UNDONE, State.WAITING, State.DONE);
        assertThat(folder.resolve("Parish test")).exists();
        assertThat(folder.resolve("Practice server")).doesNotExist();
        assertThat(turns(model)).contains(Turn.UNDO).doesNotContain(Turn.UNDO_ALL);
    }

    private static List<Turn> turns(WalkModel model) {
        return Turn.of(Objects.requireNonNull(model.walk().get()).standing(), shown(model));
    }
}
