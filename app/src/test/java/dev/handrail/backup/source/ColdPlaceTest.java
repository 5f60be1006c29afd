package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Leftover;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import dev.handrail.shell.Command;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.shell.Scripted;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that is stopped for a backup: what is asked of its server, and what is made of the answers. */
class ColdPlaceTest {
    private static final Server SERVER = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    private static final FileSet.Cold COLD =
            new FileSet.Cold(List.of("cap", "stop"), List.of("cap", "start", "a b"), "/srv/app");

    private static final FileSet.Cold ASKED = new FileSet.Cold(
            COLD.stop(), COLD.start(), COLD.in(), new FileSet.Healthy(List.of("cap", "ok"), Duration.ofSeconds(90)));

    private static ColdPlace place(Scripted shell) {
        return new ColdPlace(shell, "portal", COLD, ColdPlace.directory("id7"));
    }

    private static Stopped begun(Scripted shell) throws OperationFailed {
        return Stopped.begin(shell, SERVER, "portal", COLD, "id7", new Saying());
    }

    /** How it ended, and whether it was started before anybody asked. */
    @ParameterizedTest
    @CsvSource({
        "'0 on time', false, ",
        "'0 early', true, ",
        "'running on time', false, start",
        "'1 on time\nno such unit', false, no such unit",
        "'127 early\na\nb', true, 'a\nb'",
        "'', true, said nothing",
        "'143 on time', false, 143"
    })
    void howItWasStartedAgain(String told, boolean early, String trouble) throws Exception {
        ColdPlace.Started started =
                place(new Scripted().answers("release", told)).release(false);
        assertThat(started.early()).isEqualTo(early);
        if (trouble == null) {
            assertThat(started.trouble()).isNull();
        } else {
            OperationFailed failed = Objects.requireNonNull(started.trouble());
            assertThat(failed.cameBack()).contains(trouble);
            assertThat(failed.next()).contains("cd /srv/app && cap start 'a b'");
        }
    }

    @Test
    void aServerThatSaysNothingOfItSaysWhatItComplainsOf() throws Exception {
        ColdPlace.Started started = place(new Scripted().fails("release", 1, "mkdir: No space left"))
                .release(true);
        assertThat(started.early()).as("nobody can tell that it was not").isTrue();
        assertThat(Objects.requireNonNull(started.trouble()).cameBack()).isEqualTo("mkdir: No space left");
    }

    @Test
    void whatIsDoneMeanwhileKeepsItsUserAndItsWords() {
        Command command = place(new Scripted())
                .meanwhile(Command.of("mv", "-T", "--", "a b", "c").as("root"));
        assertThat(command.user()).isEqualTo("root");
        assertThat(command.arguments())
                .containsExactly(
                        "sh",
                        "/tmp/handrail-cold-id7/cold.sh",
                        "meanwhile",
                        "/tmp/handrail-cold-id7",
                        "mv",
                        "-T",
                        "--",
                        "a b",
                        "c");
    }

    /** One that is refused, as it came too late, is not the end of the one that the start waits for. */
    @Test
    void aStartWaitsForAllThatIsDoneMeanwhile(@TempDir Path folder) throws Exception {
        FileSet.Cold cold =
                new FileSet.Cold(List.of("true"), List.of("sh", "-c", "echo started >>log"), folder.toString());
        Path there = folder.resolve("place");
        Command moves =
                Command.of("sh", "-c", ": >moving; until [ -e go ]; do sleep 0.05; done; sleep 1; echo moved >>log");
        try (Shell shell = new LocalShell()) {
            ColdPlace place = new ColdPlace(shell, "portal", cold, there.toString());
            place.arrange();
            try (Running first = shell.start(Pipeline.of(place.meanwhile(moves.in(folder.toString()))), line -> {})) {
                Await.until("it moves", () -> Files.exists(folder.resolve("moving")));
                Files.createFile(there.resolve("release"));
                Await.until("it is to be started", () -> Files.exists(there.resolve("starting/pid")));
                assertThat(shell.run(place.meanwhile(Command.of("true"))).exit().status())
                        .isEqualTo(75);
                Files.createFile(folder.resolve("go"));
                Await.until("it is started", () -> Files.exists(there.resolve("status")));
                assertThat(folder.resolve("log")).content().isEqualTo("moved\nstarted\n");
                assertThat(first.await().good()).isTrue();
            }
        }
    }

    @Test
    void nothingIsStoppedWhereNobodyWouldStartItAgain() {
        Scripted shell = new Scripted().fails("arrange", 1, "nothing could be left running");
        assertThatThrownBy(() -> begun(shell))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).contains("left running"));
        assertThat(shell.asked())
                .hasSize(1)
                .first()
                .asString()
                .contains("cap start")
                .doesNotContain("cap stop");
    }

    @Test
    void aStopThatFailsIsToldAndItIsStartedAgainAllTheSame() throws Exception {
        Scripted shell = new Scripted().fails("stop", 5, "unit not loaded").answers("release", "0 on time");
        Stopped stopped = begun(shell);
        assertThatThrownBy(stopped::stop)
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).contains("5", "unit not loaded"));
        assertThat(stopped.start().trouble()).isNull();
        assertThat(shell.asked()).last().asString().contains("release");
    }

    @Test
    void itIsStartedOnceHoweverOftenThatIsAsked() throws Exception {
        Scripted shell = new Scripted().answers("release", "0 on time", "1 on time\nagain");
        Stopped stopped = begun(shell);
        assertThat(stopped.start()).isEqualTo(stopped.start());
        assertThat(shell.asked().stream().filter(asked -> asked.contains("release")))
                .hasSize(1);
    }

    /** Another was arranged by then, which starts it. */
    @Test
    void whatDidNotStartIsGivenUpAndWhatRunsIsNot() throws Exception {
        Scripted shell = new Scripted().answers("release", "1 on time\nno such unit");
        Stopped stopped = begun(shell);
        stopped.giveUp();
        assertThat(shell.asked()).hasSize(1);
        assertThat(stopped.start().trouble()).isNotNull();
        stopped.giveUp();
        assertThat(shell.asked()).last().asString().contains("exec rm -rf", " sh /tmp/handrail-cold-");
        Scripted well = new Scripted().answers("release", "0 on time");
        Stopped runs = begun(well);
        assertThat(runs.start().trouble()).isNull();
        runs.giveUp();
        assertThat(well.asked()).noneMatch(asked -> asked.contains("rm -rf"));
    }

    @Test
    void whatWentWrongMeanwhileIsToldWithWhetherItRunsAgain() throws Exception {
        OperationFailed cancelled = OperationFailed.cancelled();
        assertThat(begun(new Scripted().answers("release", "0 on time")).startedAfter(cancelled))
                .isSameAs(cancelled);
        OperationFailed both = begun(new Scripted().answers("release", "1 on time\nno such unit"))
                .startedAfter(cancelled);
        assertThat(both.tried()).isEqualTo(cancelled.tried());
        assertThat(both.cameBack()).contains("no such unit").doesNotContain("null");
        assertThat(both.next()).contains("cap start");
    }

    @Test
    void whatWasReadWhileItRanIsNotTrusted() throws Exception {
        Stopped early = begun(new Scripted().answers("release", "0 early"));
        assertThat(early.early(early.start()).next()).isNotBlank();
        Stopped unknown = begun(new Scripted());
        OperationFailed told = unknown.early(unknown.start());
        assertThat(told.next()).contains("cap start");
        assertThat(told.cameBack()).contains("said nothing").doesNotContain("null");
    }

    @Test
    void whatIsLeftOfAKilledProgramIsEnoughToStartIt() {
        Leftover leftover = StoppedApplication.leftover(SERVER, place(new Scripted()));
        assertThat(leftover.server()).isEqualTo("Parish");
        assertThat(leftover.words()).contains("portal");
        assertThat(leftover.details())
                .containsEntry("place", "/tmp/handrail-cold-id7")
                .containsEntry("in", "/srv/app");
        assertThat(List.of(
                        Objects.requireNonNull(leftover.details().get("start")).split("\0")))
                .isEqualTo(COLD.start());
    }

    @Test
    void aPlanShowsWhatIsStoppedAndStarted() {
        assertThat(Stopped.before(COLD, "portal", "here"))
                .last()
                .satisfies(step -> assertThat(step.command()).isEqualTo("cd /srv/app && cap stop"));
        assertThat(Stopped.after(COLD, "portal", "here")).singleElement().satisfies(step -> {
            assertThat(step.command()).isEqualTo("cd /srv/app && cap start 'a b'");
            assertThat(step.text()).contains("only by its end whether it works");
        });
        assertThat(Stopped.after(ASKED, "portal", "here"))
                .satisfiesExactly(step -> assertThat(step.text()).isEqualTo("Start what uses portal"), step -> {
                    assertThat(step.command()).isEqualTo("cd /srv/app && cap ok");
                    assertThat(step.effect()).isEqualTo(Effect.READS);
                    assertThat(step.text()).contains("healthy", "1 min 30 s");
                });
    }

    private static Stopped asked(Scripted shell) throws OperationFailed {
        return Stopped.begin(shell, SERVER, "portal", ASKED, "id7", new Saying());
    }

    @Test
    void whatWasStartedIsAskedOnTheServerForAsLongAsTheProfileSays() throws Exception {
        Scripted shell = new Scripted();
        assertThat(asked(shell).unwell()).isNull();
        assertThat(shell.last().arguments()).endsWith("90", "cap", "ok");
        assertThat(shell.last().directory()).isEqualTo("/srv/app");
        int before = shell.asked().size();
        assertThat(begun(shell).unwell()).isNull();
        assertThat(shell.asked()).as("nobody said how to ask").hasSize(before + 1);
    }

    @Test
    void whatDoesNotBecomeHealthyIsToldWithWhatItSaid() throws Exception {
        OperationFailed unwell = Objects.requireNonNull(
                asked(new Scripted().fails("ok", 22, "502 from the portal")).unwell());
        assertThat(unwell.tried()).contains("did not become healthy within 1 min 30 s");
        assertThat(unwell.cameBack()).contains("22", "502 from the portal");
        assertThat(unwell.next()).contains("cd /srv/app && cap ok");
    }

    @Test
    void whatWentWrongWhileItWasStoppedIsToldWithWhetherItWorksAgain() throws Exception {
        Scripted shell = new Scripted().answers("release", "0 on time").fails("ok", 1, "no such table");
        OperationFailed both = asked(shell)
                .startedAfter(OperationFailed.failed("Could not exchange").build());
        assertThat(both.tried()).isEqualTo("Could not exchange");
        assertThat(both.cameBack()).contains("did not become healthy", "no such table");
    }
}
