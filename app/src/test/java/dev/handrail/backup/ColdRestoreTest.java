package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Packed;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Overseen;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.FileSet;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What works with a directory is stopped while that changes places, and started again whatever happens. */
class ColdRestoreTest {
    @TempDir
    Path home;

    private static RealSshd sshd;
    private Rig rig;
    private Path app;
    private String id;

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
        Files.writeString(app.resolve("data/state"), "old");
        keep(sshd.access(), "true", "true");
        id = Rig.id(rig.backUp());
        Files.delete(app.resolve("log"));
        Files.writeString(app.resolve("data/state"), "new");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void keep(Access access, String stop, String start) {
        keep(access, stop, start, null, Duration.ZERO);
    }

    private void keep(Access access, String stop, String start, @Nullable String healthy, Duration within) {
        FileSet.Cold cold = new FileSet.Cold(
                List.of("sh", "-c", "echo stop $(cat data/state) >>log; " + stop),
                List.of("sh", "-c", "echo start $(cat data/state) >>log; " + start),
                app.toString(),
                healthy == null ? null : new FileSet.Healthy(List.of("sh", "-c", healthy), within));
        FileSet set = new FileSet("database directory", app.resolve("data").toString(), List.of(), cold, null);
        rig.keep(access, List.of(), List.of(set), List.of(), List.of());
    }

    private List<String> log() throws IOException {
        return Files.exists(app.resolve("log")) ? Files.readAllLines(app.resolve("log")) : List.of();
    }

    private String state() throws IOException {
        return Files.readString(app.resolve("data/state"));
    }

    @Test
    void itIsStoppedExchangedAndStartedAndTheDownTimeIsMeasured() throws Exception {
        keep(sshd.access(), "sleep 1", "true");
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        assertThat(ended.failure()).isNull();
        assertThat(log()).containsExactly("stop new", "start old");
        assertThat(Long.parseLong(String.valueOf(ended.made().get("downMillis"))))
                .isBetween(1000L, 60_000L);
        assertThat(rig.runner().leftBehind()).isEmpty();
        String run = rig.means().keptFiles().all().getFirst().run();
        assertThat(rig.perform("restore undo", Arguments.of("RUN", run)).failure())
                .isNull();
        assertThat(log()).containsExactly("stop new", "start old", "stop old", "start new");
    }

    @Test
    void whoHoldsTheSiteIsToldBeforeItIsStoppedAndMayRefuseIt() throws Exception {
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id), () -> {
            throw OperationFailed.failed("The page cannot be put up")
                    .next("Look.")
                    .build();
        });
        assertThat(ended.failure()).contains("The page cannot be put up");
        assertThat(log()).as("it was never stopped").isEmpty();
        assertThat(state()).isEqualTo("new");
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    /** Of many files that takes a while. */
    @Test
    void whatWasUnpackedIsListedBeforeAnythingIsHeldOrStopped() throws Exception {
        keep(sshd.access(), "ls .handrail-*/came.1 >>log", "true");
        Event.Ended ended = rig.perform(
                "restore",
                ReplaceFilesTest.replace(id),
                () -> assertThat(app).isDirectoryRecursivelyContaining("glob:**/came.1"));
        assertThat(ended.failure()).isNull();
        assertThat(log()).hasSize(3).element(1).asString().endsWith("/came.1");
    }

    /** A long list, or a page that goes up meanwhile, is time enough to think better of it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancelledBeforeItIsStoppedItGoesOnRunning(boolean listing) throws Exception {
        CompletableFuture<Underway> underway = new CompletableFuture<>();
        AtomicBoolean held = new AtomicBoolean();
        Operation restore = Overseen.atExchange(rig.make("restore", ReplaceFilesTest.replace(id)), () -> {
            held.set(true);
            underway.join().cancel();
        });
        underway.complete(rig.runner().start(restore, restore.plan(), event -> {
            if (listing && event instanceof Event.StepBegan step && step.words().startsWith("List what was unpacked")) {
                underway.join().cancel();
            }
        }));
        assertThat(underway.join().await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(held.get()).isEqualTo(!listing);
        assertThat(log()).isEmpty();
        assertThat(state()).isEqualTo("new");
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    private static void make(Path directory) {
        try {
            Files.createDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What takes another place than it would have when it was listed is listed anew. */
    @Test
    void nothingIsTakenForWrittenBecauseAFolderCameBackMeanwhile() throws Exception {
        Path deep = app.resolve("data/deep");
        Path deeper = Files.createDirectories(deep.resolve("deeper"));
        Files.writeString(deeper.resolve("file"), "old");
        id = Rig.id(rig.backUp());
        keep(sshd.access(), "true", "[ ! -e data/deep/deeper/file ]");
        Files.delete(deeper.resolve("file"));
        Files.delete(deeper);
        Files.delete(deep);
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id, "deep/deeper/file"), () -> make(deep));
        assertThat(ended.failure()).contains("did not start", "put back").doesNotContain("is kept in");
        assertThat(deep).isEmptyDirectory();
        assertThat(rig.means().keptFiles().all()).isEmpty();
    }

    @Test
    void thePlanShowsStopExchangeAndStart() throws Exception {
        Plan plan = rig.make("restore", ReplaceFilesTest.replace(id)).plan();
        assertThat(plan.steps().stream().map(step -> String.valueOf(step.command())))
                .anyMatch(command -> command.contains("echo stop"))
                .anyMatch(command -> command.startsWith("mv -T"))
                .anyMatch(command -> command.contains("echo start"));
        assertThat(plan.steps().subList(plan.beside(), plan.steps().size()))
                .as("it is stopped by what is no longer beside it")
                .extracting(step -> String.valueOf(step.command()))
                .anyMatch(command -> command.contains("echo stop"))
                .noneMatch(command -> command.contains("tar "));
        assertThat(log()).isEmpty();
    }

    @Test
    void theRecoveryBookSaysTheSameAndOfTheCommandsOnlyTheirPrograms() throws Exception {
        keep(sshd.access(), "true", "true", "echo healthy >>log", Duration.ofSeconds(5));
        Path book = home.resolve("book.md");
        rig.question("backup book")
                .teller()
                .tell(new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "FILE", List.of(book.toString()))));
        assertThat(Files.readString(book).replace("\\", ""))
                .contains("stopped and started by sh, run in " + app)
                .containsSubsequence(
                        "stop what works with it, before you go on: sh …",
                        "mv -T",
                        "start it again: sh …",
                        "see that it works: sh …")
                .doesNotContain("echo stop", "echo start", "echo healthy");
    }

    /** The first of its containers runs already with what was restored when the start of another fails. */
    @Test
    void whatDoesNotStartWithItIsStoppedAndPutBackAndStarted() throws Exception {
        keep(
                sshd.access(),
                "[ ! -e pid ] || { readlink /proc/$(cat pid)/fd/3 >>log; kill $(cat pid); rm pid; }",
                "grep -q new data/state || { (exec sleep 600 3<data/state) & echo $! >pid;"
                        + " until readlink /proc/$!/fd/3 | grep -q state; do sleep 0.05; done;"
                        + " echo cannot read old state; exit 3; }");
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        assertThat(ended.failure() + ended.next()).contains("cannot read old state", "started again", "echo start");
        assertThat(state()).isEqualTo("new");
        assertThat(log())
                .containsExactly(
                        "stop new",
                        "start old",
                        "stop old",
                        app.toRealPath().resolve("data/state").toString(),
                        "start new");
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.means().keptFiles().all()).isEmpty();
        assertThat(RestoreFilesTest.names(app)).as("nothing was written").containsExactlyInAnyOrder("data", "log");
        assertThat(ended.failure()).doesNotContain("is kept in");
    }

    /** What was written there while it ran is found in the list, is nothing to undo with, and goes by no rule. */
    private void keptBeside(Event.Ended ended) throws Exception {
        Path since = app.resolve("data_since_" + ended.run());
        assertThat(RestoreFilesTest.names(app))
                .containsExactlyInAnyOrder("data", "log", since.getFileName().toString());
        assertThat(RestoreFilesTest.names(since)).containsExactly("written");
        assertThat(since.resolve("written")).hasContent("order");
        assertThat(ended.failure()).contains("is kept in " + since);
        Answer answer = rig.question("restore kept").teller().tell(new Arguments(Map.of()));
        assertThat(answer.rows()).singleElement().asString().contains(ended.run(), since.toString(), "nothing to undo");
        Arguments run = Arguments.of("RUN", ended.run());
        assertThat(rig.question("restore since").teller().tell(run).lines().toString())
                .contains(since.toString());
        Plan undo = rig.make("restore undo", run).plan();
        assertThat(undo.blocked()).isTrue();
        assertThat(undo.checks().toString())
                .contains(since.toString(), "Copy from it", "restore forget " + ended.run());
        Plan blind = new Plan(undo.title(), undo.effect(), List.of(), List.of(), List.of());
        assertThat(rig.runner()
                        .start(rig.make("restore undo", run), blind, event -> {})
                        .await()
                        .failure())
                .contains("nothing to put back");
        assertThat(state()).isEqualTo("new");
        Plan forget = rig.make("restore forget", run).plan();
        assertThat(forget.blocked()).isFalse();
        assertThat(forget.checks().toString()).contains("no backup holds that");
        assertThat(rig.perform("restore forget", run).failure()).isNull();
        assertThat(since).doesNotExist();
    }

    /** As after tries that were taken back one after the other. */
    @Test
    void eachFolderThatIsKeptBesideIsListed() throws Exception {
        keep(
                sshd.access(),
                "true",
                "grep -q new data/state || { echo order >data/written;"
                        + " mkdir data_since_$(ls -d .handrail-* | cut -c 11-); exit 3; }");
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        Path since = app.resolve("data_since_" + ended.run());
        Path second = app.resolve("data_since_" + ended.run() + "_2");
        assertThat(second.resolve("written")).hasContent("order");
        assertThat(rig.means().keptFiles().all())
                .extracting(KeptFiles::kept)
                .containsExactlyInAnyOrder(since.toString(), second.toString());
        assertThat(rig.perform("restore forget", Arguments.of("RUN", ended.run() + "_2"))
                        .failure())
                .isNull();
        assertThat(second).doesNotExist();
        assertThat(since).exists();
        assertThat(rig.means().keptFiles().all()).extracting(KeptFiles::run).containsExactly(ended.run());
    }

    /** It may still run, in part: what it works with is not taken away from under it. */
    @Test
    void whatDoesNotStartAndCannotBeStoppedStaysAndSaysHowItIsPutBack() throws Exception {
        keep(sshd.access(), "! grep -q old data/state", "grep -q new data/state || { echo no; exit 3; }");
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        assertThat(ended.failure()).contains("did not start", "that could not be put back", "Could not stop");
        assertThat(state()).isEqualTo("old");
        assertThat(log()).startsWith("stop new", "start old", "stop old", "start old");
        KeptFiles kept = rig.means().keptFiles().all().getFirst();
        assertThat(ended.next()).contains("stop command", "restore undo " + kept.run());
        assertThat(kept.settled()).isTrue();
        assertThat(Files.readString(Path.of(kept.kept()).resolve("state"))).isEqualTo("new");
        keep(sshd.access(), "true", "grep -q new data/state");
        assertThat(rig.perform("restore undo", Arguments.of("RUN", kept.run())).failure())
                .isNull();
        assertThat(state()).isEqualTo("new");
    }

    /** It starts, and does not work: what runs then holds the files, so that it has to be stopped before they go. */
    @Test
    void whatDoesNotBecomeHealthyWithItIsStoppedAndPutBackAndStarted() throws Exception {
        keep(
                sshd.access(),
                "true",
                "grep -q new data/state || echo order >data/written",
                "grep -q new data/state || { echo cannot read $(cat data/state); exit 3; }",
                Duration.ofSeconds(5));
        Plan plan = rig.make("restore", ReplaceFilesTest.replace(id)).plan();
        assertThat(plan.steps().getLast().command()).contains("grep -q new data/state");
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure() + ended.next())
                .contains(
                        "did not become healthy with what was restored", "cannot read old", "started again", "grep -q");
        assertThat(state()).isEqualTo("new");
        assertThat(log()).containsExactly("stop new", "start old", "stop old", "start new");
        assertThat(rig.runner().leftBehind()).isEmpty();
        keptBeside(ended);
    }

    @Test
    void whatIsNotHealthyAndCannotBeStoppedStaysAndSaysHowItIsPutBack() throws Exception {
        keep(sshd.access(), "! grep -q old data/state", "true", "grep -q new data/state", Duration.ofSeconds(1));
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        assertThat(ended.failure()).contains("that could not be put back", "Could not stop");
        assertThat(state()).isEqualTo("old");
        assertThat(log()).containsExactly("stop new", "start old", "stop old", "start old");
        KeptFiles kept = rig.means().keptFiles().all().getFirst();
        assertThat(ended.next()).contains("restore undo " + kept.run());
        assertThat(kept.settled()).isTrue();
        assertThat(kept.had()).containsExactly("");
    }

    /** Nobody can arrange there any more that it is started again, so it is not stopped. */
    @Test
    void whatIsNotHealthyAndCannotEvenBeReachedStaysAndSaysHowItIsPutBack() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            String asked = "touch asked; until [ -e go ] || [ ! -e asked ]; do sleep 0.1; done";
            keep(sshd.access(proxy.port()), "true", "true", asked, Duration.ofHours(1));
            Underway underway = rig.start("restore", ReplaceFilesTest.replace(id), event -> {});
            Await.until("it is asked", () -> Files.exists(app.resolve("asked")));
            proxy.close();
            Event.Ended ended = underway.await();
            Files.createFile(app.resolve("go"));
            assertThat(ended.failure()).contains("that could not be put back");
            assertThat(ended.next())
                    .contains("restore undo "
                            + rig.means().keptFiles().all().getFirst().run());
        }
        assertThat(state()).isEqualTo("old");
        assertThat(log()).containsExactly("stop new", "start old");
    }

    @Test
    void stopCommandFails() throws Exception {
        keep(sshd.access(), "echo no such unit >&2; exit 5", "true");
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        assertThat(ended.failure()).contains("no such unit");
        asItWas();
    }

    private Event.Ended backedUpFirst() throws Exception {
        return rig.perform(
                "restore",
                new Arguments(
                        Map.of("ID", List.of(id), "--replace", List.of("true"), "--backup-first", List.of("true"))));
    }

    @Test
    void backedUpFirstItIsStoppedOnceForThatAndOnceForTheExchangeAndRunsAfterEach() throws Exception {
        Event.Ended ended = backedUpFirst();
        assertThat(ended.failure()).isNull();
        assertThat(log()).containsExactly("stop new", "start new", "stop new", "start old");
        assertThat(rig.perform("restore", ReplaceFilesTest.replace(Rig.id(ended)))
                        .failure())
                .isNull();
        assertThat(state()).as("what was live is in that backup").isEqualTo("new");
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    /** Nothing is put into the place of what does not even run with what it had. */
    @Test
    void whatDoesNotStartAgainAfterTheBackupThatComesFirstIsNotExchanged() throws Exception {
        keep(sshd.access(), "true", "echo no such port >&2; exit 5");
        Event.Ended ended = backedUpFirst();
        assertThat(ended.failure()).startsWith("Nothing was restored").contains("no such port");
        assertThat(log()).containsOnlyOnce("stop new").contains("start new");
        assertThat(state()).isEqualTo("new");
        assertThat(rig.means().keptFiles().all()).isEmpty();
    }

    private void asItWas() throws Exception {
        assertThat(state()).isEqualTo("new");
        assertThat(log()).containsExactly("stop new", "start new");
        assertThat(rig.means().keptFiles().all()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(RestoreFilesTest.names(app)).contains("data", "log").noneMatch(name -> name.contains("before"));
    }

    @Test
    void cancelledWhileItIsStopped() throws Exception {
        keep(sshd.access(), "touch stopped; sleep 60", "true");
        Underway underway = rig.start("restore", ReplaceFilesTest.replace(id), event -> {});
        Await.until("it is stopped", () -> Files.exists(app.resolve("stopped")));
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        asItWas();
    }

    @Test
    void cutWhileItIsStopped() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            keep(sshd.access(proxy.port()), ColdBackupTest.BEING_STOPPED, "true");
            Underway underway = rig.start("restore", ReplaceFilesTest.replace(id), event -> {});
            Await.until("it is stopped", () -> Files.exists(app.resolve("stopped")));
            proxy.close();
            Files.createFile(app.resolve("go"));
            Await.until("it is started", () -> log().contains("start new"));
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
        }
        keep(sshd.access(), "true", "true");
        clean();
        asItWas();
    }

    private void clean() throws Exception {
        String run = rig.runner().leftBehind().getFirst().id();
        Operation clean = rig.runner().cleaning(run, rig.servers().require(Rig.SERVER));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void killNineOfTheProgramWhileItIsStopped() throws Exception {
        keep(sshd.access(), ColdBackupTest.BEING_STOPPED, "true");
        killedOnce("stopped", "start new");
        assertThat(rig.means().keptFiles().all())
                .as("nobody knows yet")
                .extracting(KeptFiles::settled)
                .containsExactly(false);
        clean();
        asItWas();
        assertThat(RestoreFilesTest.names(app)).containsExactlyInAnyOrder("data", "log", "stopped", "go");
    }

    /** All has changed places by then, and stays so. */
    @Test
    void killNineOfTheProgramWhileItIsStartedAgain() throws Exception {
        keep(sshd.access(), "true", ColdBackupTest.BEING_STOPPED + "; echo up >>log");
        killedOnce("stopped", "up");
        assertThat(log()).containsExactly("stop new", "start old", "up");
        clean();
        assertThat(state()).isEqualTo("old");
        assertThat(log()).as("it is not started twice").containsExactly("stop new", "start old", "up");
        KeptFiles kept = rig.means().keptFiles().all().getFirst();
        assertThat(kept.settled()).isTrue();
        assertThat(rig.perform("restore undo", Arguments.of("RUN", kept.run())).failure())
                .isNull();
        assertThat(state()).isEqualTo("new");
    }

    /** A program of its own restores it, and is killed once that file is there; the server goes on until that line is logged. */
    private void killedOnce(String there, String line) throws Exception {
        rig.close();
        Process program = new ProcessBuilder(Packed.java(Killed.class, home.toString(), id))
                .inheritIO()
                .start();
        Await.until("it has come so far", () -> Files.exists(app.resolve(there)));
        program.destroyForcibly().waitFor();
        Files.createFile(app.resolve("go"));
        Await.until("the server has gone on", () -> log().contains(line));
        rig = new Rig(home);
        assertThat(rig.runner().leftBehind()).hasSize(1);
    }

    /** The program that is killed. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) throws Exception {
            new Rig(Path.of(arguments[0])).perform("restore", ReplaceFilesTest.replace(arguments[1]));
        }
    }
}
