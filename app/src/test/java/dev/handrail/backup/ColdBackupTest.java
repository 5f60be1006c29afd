package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Packed;
import dev.handrail.Scratch;
import dev.handrail.journal.Left;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.FileSet;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stopped for a backup is started again, whatever happens in between; over Debian's sshd. */
class ColdBackupTest {
    /** It is still being stopped when the line breaks, however slow this computer is: until somebody lets it go. */
    static final String BEING_STOPPED =
            "touch stopped; n=0;" + " until [ -e go ] || [ $n -ge 600 ]; do n=$((n + 1)); sleep 0.1; done";

    @TempDir
    Path home;

    private static RealSshd sshd;
    private Rig rig;
    private Path app;

    @BeforeAll
    static void serve() throws Exception {
        sshd = RealSshd.start();
    }

    @AfterAll
    static void serveNoMore() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        app = Files.createDirectories(home.resolve("the app"));
        Files.createDirectories(app.resolve("data"));
        Files.writeString(app.resolve("data/kept"), "kept");
    }

    @AfterEach
    void stop() throws Exception {
        forget(rig);
        rig.close();
    }

    /** What stays arranged on the server until somebody looks goes with the test. */
    private static void forget(Rig rig) throws IOException {
        for (Run run : rig.runner().leftBehind()) {
            for (Left left : rig.journal().left(run.id())) {
                String place = left.details().get("place");
                if (place != null) {
                    Scratch.remove(Path.of(place));
                }
            }
        }
    }

    /** Stopping and starting are written down, as by a real one that is started only once. */
    private static void keep(Rig rig, Access access, Path app, String stop, String start) {
        FileSet.Cold cold = new FileSet.Cold(
                List.of("sh", "-c", "echo stop >>log; " + stop),
                List.of("sh", "-c", "echo start >>log; " + start),
                app.toString());
        FileSet set = new FileSet("database directory", app.resolve("data").toString(), List.of(), cold, null);
        rig.keep(access, List.of(), List.of(set), List.of(), List.of());
    }

    private List<String> log() throws IOException {
        return Files.exists(app.resolve("log")) ? Files.readAllLines(app.resolve("log")) : List.of();
    }

    @Test
    void itIsStoppedArchivedAndStartedAndTheDownTimeIsMeasured() throws Exception {
        keep(rig, sshd.access(), app, "sleep 1", "true");
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        assertThat(log()).containsExactly("stop", "start");
        Manifest manifest = rig.catalogue().require(Rig.id(ended)).manifest();
        assertThat(Objects.requireNonNull(manifest.downMillis())).isBetween(1000L, 30_000L);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void thePlanShowsBothCommandsAndThatTheyChangeTheServer() throws Exception {
        keep(rig, sshd.access(), app, "true", "true");
        Plan plan = rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)).plan();
        assertThat(plan.effect()).isEqualTo(Effect.CHANGES);
        assertThat(plan.steps().stream()
                        .filter(s -> s.effect() == Effect.CHANGES)
                        .map(Plan.Step::command))
                .containsExactly(
                        null,
                        "cd '" + app + "' && sh -c 'echo stop >>log; true'",
                        "cd '" + app + "' && sh -c 'echo start >>log; true'");
        assertThat(log()).isEmpty();
    }

    @Test
    void stopCommandFails() throws Exception {
        keep(rig, sshd.access(), app, "echo no such unit >&2; exit 5", "true");
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure() + " " + ended.next())
                .contains("nothing was archived", "exit status 5", "no such unit", "started again");
        assertThat(log()).containsExactly("stop", "start");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void startCommandFails() throws Exception {
        keep(rig, sshd.access(), app, "true", "[ -e /nowhere ] || { echo port is taken; exit 3; }");
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure() + " " + ended.next())
                .contains("could not be started again", "port is taken", "cd '" + app + "' && sh -c 'echo start");
        assertThat(rig.catalogue().all()).as("the backup is kept").hasSize(1);
        assertThat(rig.files()).hasSize(2);
        assertThat(rig.runner().leftBehind()).hasSize(1);
    }

    @Test
    void whatIsStartedAndDoesNotWorkIsSaidAndTheBackupIsKept() throws Exception {
        keepAsking(Duration.ofSeconds(1));
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure() + " " + ended.next())
                .contains("did not become healthy within 1 s", "exit status", "-e healthy");
        assertThat(log()).containsExactly("stop", "start");
        assertThat(rig.catalogue().all()).as("the backup is kept").hasSize(1);
        assertThat(rig.runner().leftBehind()).isEmpty();
        Files.createFile(app.resolve("healthy"));
        keepAsking(Duration.ofHours(1));
        assertThat(rig.backUp().failure()).isNull();
    }

    private void keepAsking(Duration within) {
        FileSet.Cold cold = new FileSet.Cold(
                List.of("sh", "-c", "echo stop >>log"),
                List.of("sh", "-c", "echo start >>log"),
                app.toString(),
                new FileSet.Healthy(List.of("sh", "-c", "[ -e healthy ]"), within));
        FileSet set = new FileSet("database directory", app.resolve("data").toString(), List.of(), cold, null);
        rig.keep(sshd.access(), List.of(), List.of(set), List.of(), List.of());
    }

    /** Not by the end of the lease, which is only for a line that goes dead without a word. */
    @Test
    void aConnectionThatDropsBetweenStopAndStartIsNoticedByItsEnd() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            keep(rig, sshd.access(proxy.port()), app, "touch stopped; sleep 60", "true");
            Underway underway = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
            Await.until("it is stopped", () -> Files.exists(app.resolve("stopped")));
            Typed.in(Path.of(place(underway)), "touch -d '+1 hour' lease; kill $(cat stopping)");
            proxy.close();
            Await.until("it is started", () -> log().contains("start"));
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(log()).containsExactly("stop", "start");
            assertThat(rig.files()).isEmpty();
            assertThat(rig.runner().leftBehind())
                    .as("said until somebody looks")
                    .hasSize(1);
        }
        keep(rig, sshd.access(), app, "true", "true");
        clean();
        assertThat(log()).as("it is not started twice").containsExactly("stop", "start");
        assertThat(rig.backUp().failure()).as("connected again").isNull();
    }

    /** What the stop command finds as $p, the place on the server where its start is arranged. */
    private static final String PLACE = "p=$(grep -lx $PPID /tmp/handrail-cold-*/stopping); p=${p%/*}; ";

    @Test
    void whereNobodyKnowsWhetherItStayedStoppedThereIsNoBackup() throws Exception {
        keep(rig, sshd.access(), app, PLACE + "rm -r $p", "true");
        assertThat(rig.backUp().failure()).contains("started again before all was archived");
        assertThat(log()).containsExactly("stop", "start");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void whereTheStartCannotBeAskedForThereIsNoBackupEither() throws Exception {
        keep(rig, sshd.access(), app, PLACE + "echo $p >place; mv $p $p.away; touch $p", "true");
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure() + " " + ended.next())
                .contains("could not be started again", "is not known", "cd '" + app + "' && sh -c 'echo start");
        assertThat(log()).containsExactly("stop");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
        assertThat(rig.runner().leftBehind()).hasSize(1);
        Typed.in(app, "p=$(cat place); rm -r $p $p.away");
    }

    private String place(Underway underway) {
        return rig.journal().left(underway.run()).stream()
                .flatMap(left -> Stream.ofNullable(left.details().get("place")))
                .findFirst()
                .orElseThrow();
    }

    private void clean() throws Exception {
        String run = rig.runner().leftBehind().getFirst().id();
        Operation clean = rig.runner().cleaning(run, rig.servers().require(Rig.SERVER));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aStopThatGoesOnWithoutUsIsWaitedForBeforeTheStart() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            String stop = "touch stopped; until [ -e go ] || [ ! -e stopped ]; do sleep 0.1; done; echo down >>log";
            keep(rig, sshd.access(proxy.port()), app, stop, "true");
            Underway underway = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
            Await.until("it is being stopped", () -> Files.exists(app.resolve("stopped")));
            Path place = Path.of(place(underway));
            proxy.close();
            Await.until("it is to be started", () -> Files.exists(place.resolve("starting/pid")));
            assertThat(log()).containsExactly("stop");
            Files.createFile(app.resolve("go"));
            Await.until("it is started", () -> log().contains("start"));
            assertThat(log()).containsExactly("stop", "down", "start");
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void aCutWhileItIsArchivedStartsItAndLeavesNoBackup() throws Exception {
        Typed.in(app, "head -c 3000000 /dev/urandom >data/large");
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            keep(rig, sshd.access(proxy.port()), app, "true", "true");
            Event.Ended ended = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {
                        if (event instanceof Event.Said said
                                && String.valueOf(said.line()).contains("tar ")) {
                            proxy.cutAfter(1_000_000);
                        }
                    })
                    .await();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            Await.until("it is started", () -> log().contains("start"));
            assertThat(log()).containsExactly("stop", "start");
            assertThat(rig.files()).isEmpty();
            assertThat(rig.catalogue().all()).isEmpty();
            assertThat(rig.runner().leftBehind())
                    .as(() -> "the line is back: " + rig.journal().lines(ended.run()))
                    .isEmpty();
        }
    }

    @Test
    void theLineGoesDeadWithoutAWord() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            keep(rig, sshd.access(proxy.port()), app, BEING_STOPPED, "true");
            Underway underway = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
            Await.until("it is stopped", () -> Files.exists(app.resolve("stopped")));
            proxy.freeze();
            Files.createFile(app.resolve("go"));
            Await.until("it is started", () -> log().contains("start"));
            proxy.close();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(log()).containsExactly("stop", "start");
        }
    }

    @Test
    void cancelledWhileItIsStopped() throws Exception {
        keep(rig, sshd.access(), app, "touch stopped; sleep 60", "true");
        Underway underway = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
        Await.until("it is stopped", () -> Files.exists(app.resolve("stopped")));
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(log()).containsExactly("stop", "start");
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void killNineOfTheProgramBetweenStopAndStart() throws Exception {
        Process program = new ProcessBuilder(Packed.java(
                        Killed.class,
                        Files.createDirectories(home.resolve("killed")).toString(),
                        String.valueOf(sshd.port()),
                        sshd.key().toString(),
                        app.toString()))
                .inheritIO()
                .start();
        Await.until("it is stopped", () -> Files.exists(app.resolve("stopped")));
        program.destroyForcibly().waitFor();
        Files.createFile(app.resolve("go"));
        Await.until("it is started", () -> log().contains("start"));
        assertThat(log()).containsExactly("stop", "start");
        try (Rig next = new Rig(home.resolve("killed"))) {
            assertThat(next.runner().leftBehind()).hasSize(1);
            forget(next);
        }
    }

    /** The program that is killed. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) throws Exception {
            Rig rig = new Rig(Path.of(arguments[0]));
            Access.Ssh in = new Access.Ssh(
                    "127.0.0.1",
                    Integer.parseInt(arguments[1]),
                    RealSshd.user(),
                    arguments[2],
                    null,
                    false,
                    null,
                    Sudo.NONE);
            keep(rig, in, Path.of(arguments[3]), BEING_STOPPED, "true");
            rig.backUp();
        }
    }
}
