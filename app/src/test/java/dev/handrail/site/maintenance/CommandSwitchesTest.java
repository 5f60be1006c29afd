package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Switch;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Switches that are commands: Capistrano's, those of compose, any three; over real SSH, with stand-ins that refuse what the real ones would. */
class CommandSwitchesTest extends SwitchedByCommand {
    @ParameterizedTest
    @ValueSource(strings = {"WORKSTATION", "SERVER"})
    void capistranoIsRunInItsCheckoutWithReasonAndEnd(String on) throws Exception {
        Files.createFile(app.resolve("Capfile"));
        looksAfter(
                new Switch.Capistrano(app.toString(), "production", Switch.Place.valueOf(on)),
                programs.resolve("flag"));
        Event.Ended ended = rig.does("switch on", "--reason", "a \"new\" server & $more", "--until", "2h");
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
        assertThat(Files.readAllLines(app.resolve("said")))
                .contains("REASON=a \"new\" server & $more")
                .anyMatch(line -> line.startsWith("UNTIL=20"));
        assertThat(rig.transcript(ended.run())).as("what it says is heard").contains("maintenance:enable");
        boolean onServer = on.equals("SERVER");
        assertThat(rig.status())
                .as("the computer may be shut before the end")
                .containsEntry("state", "on")
                .containsEntry("endsByItself", onServer);
        assertThat(String.join("\n", rig.asks("switch status").lines()))
                .contains((onServer ? "The server" : "This computer") + " takes it down by itself in");
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(off.run()))
                .as("what it says at the end, too")
                .contains("00:01 maintenance:disable of production", "Warning: none");
        assertThat(rig.status()).containsEntry("state", "off");
    }

    @Test
    void thatNobodyBehindAGatewayAnswersEndsNoPageOfCapistrano() throws Exception {
        Files.createFile(app.resolve("Capfile"));
        looksAfter(new Switch.Capistrano(app.toString(), "production", Switch.Place.SERVER), programs.resolve("flag"));
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        for (int status : new int[] {502, 504, 522}) {
            site.isBehind(status);
            assertThat(rig.status()).as("with " + status).containsEntry("state", "unknown");
            assertThat(rig.means().windows().open(SwitchRig.SERVER)).isPresent();
        }
        site.isBroken(true);
        assertThat(rig.status()).as("the application itself").containsEntry("state", "off");
        assertThat(rig.does("switch off").failure()).contains("not answer as it should");
    }

    @Test
    void whatCapistranoNeedsAndIsNotFoundIsSaidByName() throws Exception {
        looksAfter(new Switch.Capistrano(app.toString(), "production", Switch.Place.SERVER), programs.resolve("flag"));
        Files.delete(programs.resolve("cap"));
        try {
            Plan plan = rig.makes("switch on", "--until", "1h").plan();
            assertThat(plan.blocked()).isTrue();
            assertThat(plan.checks().toString()).contains("Not found there:", "cap. Install it");
        } finally {
            RealSshd.program(programs.resolve("cap"), CAP);
        }
        assertThat(rig.makes("switch on", "--until", "1h").plan().blocked()).isFalse();
    }

    @Test
    void aCheckoutOfThisComputerMayLieInOnesOwnHome() throws Exception {
        looksAfter(
                new Switch.Capistrano("~/nothing of handrail", "production", Switch.Place.WORKSTATION),
                programs.resolve("flag"));
        assertThat(rig.makes("switch on").plan().checks().toString())
                .contains(Path.of(System.getProperty("user.home"), "nothing of handrail")
                        .toString())
                .doesNotContain("~/nothing");
    }

    @Test
    void aCapistranoWhoseStageIsUnknownFailsAndChangesNothing() throws Exception {
        Files.createFile(app.resolve("Capfile"));
        looksAfter(new Switch.Capistrano(app.toString(), "staging", Switch.Place.SERVER), programs.resolve("flag"));
        Event.Ended on = rig.does("switch on");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure()).contains("Don't know how to build task 'staging'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "podman-compose", "docker-compose"})
    void composeIsFoundByAskingAndWhatRanIsStoppedAndStartedByTheWordsThatWereShown(String tool) throws Exception {
        ComposeStandIn.install(programs, tool);
        Path running = ComposeStandIn.project(app, tool);
        looksAfter(new Switch.Compose(app.toString(), null, List.of()), programs.resolve("flag"));
        assertThat(rig.status()).containsEntry("state", "off");
        Operation turnOn = rig.makes("switch on", "--until", "1h");
        String stop = ComposeStandIn.words(tool) + " stop web worker";
        String start = ComposeStandIn.words(tool) + " start web worker";
        assertThat(turnOn.plan().steps().toString()).contains(stop);
        assertThat(turnOn.plan().checks().toString())
                .as("by its image, by its name, and what has done its work")
                .contains("Stopped, and started again at the end, are: web, worker")
                .contains("left as it is: app-db, data, migrate")
                .doesNotContain("hunter2");
        Event.Ended on = rig.runs(turnOn, event -> {});
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(running.toFile().list()).as("databases go on").containsExactlyInAnyOrder("app-db", "data");
        assertThat(rig.transcript(on.run())).contains(stop);
        assertThat(Path.of(new Lease(rig.means().shells()::here, "compose\0" + app).place(), "off.sh"))
                .as("what the server runs by itself")
                .content()
                .contains(start);
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("seenFromOutside", true);
        try (SwitchRig bob = new SwitchRig(folder.resolve("of-bob"), "bob")) {
            bob.knows(sshd.access(), new Switch.Compose(app.toString(), null, List.of()), site.url());
            assertThat(bob.makes("switch off").plan().steps().toString())
                    .as("on another computer, by what lies on the server")
                    .contains(start, "that ran before");
        }
        Operation turnOff = rig.makes("switch off");
        assertThat(turnOff.plan().steps().toString()).contains(start);
        Event.Ended off = rig.runs(turnOff, event -> {});
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(off.run())).contains(start);
        assertThat(running.toFile().list())
                .as("what was stopped on purpose stays so")
                .containsExactlyInAnyOrder("app-db", "data", "web", "worker");
        assertThat(rig.status()).containsEntry("state", "off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "podman-compose"})
    void aServiceThatComposeLeavesOutUnlessItIsNamedIsStartedAgain(String tool) throws Exception {
        ComposeStandIn.install(programs, tool);
        Path running = ComposeStandIn.project(app, tool);
        looksAfter(new Switch.Compose(app.toString(), null, List.of()), programs.resolve("flag"));
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        Path config = app.resolve("as-config-tells-it");
        Files.writeString(
                config, Files.readString(config).replaceAll("(?m)^  worker:\n    build:.*\n(      .*\n)?", ""));
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(running.toFile().list()).containsExactlyInAnyOrder("app-db", "data", "web", "worker");
    }

    @Test
    void anyThreeCommandsAreGivenReasonEndAndMarker() throws Exception {
        Path closed = folder.resolve("closed");
        looksAfter(
                new Switch.Commands(
                        List.of(
                                "sh",
                                "-c",
                                "printf '%s|%s|%s' \"$HANDRAIL_REASON\" \"$HANDRAIL_UNTIL\" \"$HANDRAIL_MARKER\" >\"$1\"",
                                "sh",
                                closed.toString()),
                        List.of("rm", "-f", closed.toString()),
                        List.of("test", "-e", closed.toString())),
                closed);
        assertThat(rig.status()).containsEntry("state", "off");
        Event.Ended on = rig.does("switch on", "--reason", "Why not");
        assertThat(on.outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(on.run()))
                .as("what is not proven is said")
                .contains("No mark of Handrail is on the page");
        assertThat(Files.readString(closed)).startsWith("Why not||handrail-maintenance-");
        Map<String, Object> status = rig.status();
        assertThat(status).containsEntry("state", "on").containsEntry("by", "ada");
        assertThat(rig.makes("switch rehearse").plan().blocked())
                .as("not while it is on")
                .isTrue();
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.status()).containsEntry("state", "off");
    }
}
