package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill that fails by the place it is done at says nothing of the backup; one that fails by a copy, only of that copy. */
class DrillUndecidedTest {
    private static final String SOURCE = "undecided_" + ProcessHandle.current().pid();
    private static final String ROLE = SOURCE + "_sexton";

    @TempDir
    Path home;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        Beside.dropAll(SOURCE);
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 200);
        rig.server(new Access.ThisComputer(Sudo.NONE), SOURCE);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(Beside.names(SOURCE)).containsExactly(SOURCE);
        assertThat(rig.runner().leftBehind()).isEmpty();
        rig.close();
        Beside.dropAll(SOURCE);
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS " + ROLE);
    }

    private String proven() throws Exception {
        String id = Rig.id(rig.backUp());
        assertThat(drilled(id, Map.of()).failure()).isNull();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        return id;
    }

    /** As when what its plan looked at changes between the plan and the start. */
    private Event.Ended drilled(String id, Map<String, List<String>> more) throws Exception {
        Map<String, List<String>> all = new HashMap<>(more);
        all.put("ID", List.of(id));
        Operation drill = rig.make("backup drill", new Arguments(all));
        Plan blind = new Plan(drill.title(), drill.effect(), List.of(), List.of(), List.of());
        return rig.runner().start(drill, blind, event -> {}).await();
    }

    private void assertSaysNothing(String id, Event.Ended ended, String on, String... words) throws Exception {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure())
                .startsWith(on + " could not take it, so this drill says nothing of the backup")
                .contains(words);
        assertThat(ended.next()).isNotBlank();
        Backup backup = rig.catalogue().require(id);
        assertThat(backup.good()).isTrue();
        assertThat(backup.proof()).isEqualTo(Proof.Rung.EQUAL);
        assertThat(backup.proofs()).allMatch(Proof::passed);
        String run = rig.journal().runs(JournalFilter.all()).getFirst().id();
        assertThat(rig.journal().lines(run))
                .anySatisfy(line -> assertThat(line.text()).endsWith("stays as it was proven: content equal"));
    }

    @Test
    void aRoleThatIsNotThere() throws Exception {
        TestDatabase.execute("postgres", "CREATE ROLE " + ROLE);
        TestDatabase.execute(SOURCE, "CREATE TABLE keys (n int); ALTER TABLE keys OWNER TO " + ROLE);
        String id = proven();
        TestDatabase.execute(SOURCE, "DROP TABLE keys; DROP ROLE " + ROLE);
        Path report = home.resolve("drill.md");
        Event.Ended ended = drilled(id, Map.of("--report", List.of(report.toString())));
        assertSaysNothing(id, ended, Rig.SERVER, "role \"" + ROLE + "\" does not exist");
        assertThat(ended.next()).contains("Make the role");
        assertThat(Files.readString(report))
                .contains("could not take it, so this drill says nothing")
                .doesNotContain("could not be restored");
    }

    @Test
    void anExtensionThatIsNotThere() throws Exception {
        String name = "handrail_" + SOURCE;
        TestDatabase.has(SOURCE, name);
        String id = Rig.id(rig.backUp());
        // As by a drill of the days when the server had it.
        rig.catalogue().proven(id, new Proof(Proof.Rung.EQUAL, Instant.EPOCH, 1, true, "content equal"));
        Event.Ended ended = drilled(id, Map.of());
        assertSaysNothing(id, ended, Rig.SERVER, name);
        assertThat(ended.next()).contains("Install the package of the extension");
    }

    /** What is left is no word on the backup, and neither is a report that cannot be written. */
    @Test
    void whatWasProvenStaysProvenWhereItCouldNotBeRemovedAgain() throws Exception {
        String id = Rig.id(rig.backUp());
        Path gone = Files.createDirectory(home.resolve("gone"));
        Path report = home.resolve("left.md");
        Event.Ended ended = keptFromGoing(id, report, "Drop ", Map.of(), () -> {});
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).startsWith("The backup is proven").doesNotContain("says nothing of the backup");
        assertThat(Files.readString(report))
                .contains("could not be removed again")
                .doesNotContain("says nothing");
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        Event.Ended both = keptFromGoing(id, gone.resolve("drill.md"), "Drop ", Map.of(), () -> Files.delete(gone));
        assertThat(both.failure()).startsWith("The backup is proven");
        String run = rig.journal().runs(JournalFilter.all()).getFirst().id();
        assertThat(rig.journal().lines(run))
                .anySatisfy(line -> assertThat(line.text()).contains("only its report could not be written"));
        cleanUp();
    }

    /** It is filed, and nobody looks again at what was made. */
    @Test
    void theReportOfOneThatFailedSaysWhetherWhatWasMadeIsGone() throws Exception {
        String id = Rig.id(rig.backUp());
        Map<String, List<String>> no = Map.of("--sql", List.of("SELECT false"));
        Path stays = home.resolve("stays.md");
        keptFromGoing(id, stays, "Ask ", no, () -> {});
        assertThat(Files.readString(stays))
                .contains("could not be restored", "still there when this was written")
                .doesNotContain("not there any more", "is there any more");
        cleanUp();
        Path gone = home.resolve("gone.md");
        keptFromGoing(id, gone, "Never ", no, () -> {});
        assertThat(Files.readString(gone))
                .contains("could not be restored", "Nothing that was made for it is there any more");
    }

    private void cleanUp() throws Exception {
        for (Run left : rig.runner().leftBehind()) {
            Operation clean = rig.runner().cleaning(left.id(), rig.servers().require(Rig.SERVER));
            assertThat(rig.runner()
                            .start(clean, clean.plan(), event -> {})
                            .await()
                            .failure())
                    .isNull();
        }
    }

    /** A template is not dropped; afterwards it is none any more. */
    private Event.Ended keptFromGoing(
            String id, Path report, String from, Map<String, List<String>> asked, Beforehand more) throws Exception {
        Map<String, List<String>> all = new HashMap<>(asked);
        all.putAll(Map.of("ID", List.of(id), "--report", List.of(report.toString())));
        Operation drill = rig.make("backup drill", new Arguments(all));
        Event.Ended ended = rig.runner()
                .start(drill, drill.plan(), event -> {
                    if (event instanceof Event.StepBegan step && step.words().startsWith(from)) {
                        assertThatCode(() -> {
                                    more.happens();
                                    templates(true);
                                })
                                .doesNotThrowAnyException();
                    }
                })
                .await();
        templates(false);
        return ended;
    }

    @FunctionalInterface
    private interface Beforehand {
        void happens() throws Exception;
    }

    private static void templates(boolean are) throws Exception {
        for (String name : Beside.names(SOURCE)) {
            if (name.contains("drill")) {
                TestDatabase.execute("postgres", "ALTER DATABASE \"" + name + "\" IS_TEMPLATE " + are);
            }
        }
    }

    @Test
    void aReportThatCannotBeWrittenTakesNothingBack() throws Exception {
        String id = Rig.id(rig.backUp());
        Path nowhere = home.resolve("nowhere/drill.md");
        Event.Ended ended = drilled(id, Map.of("--report", List.of(nowhere.toString())));
        assertThat(ended.failure())
                .startsWith("What the drill found is entered")
                .contains("nowhere");
        assertThat(ended.next()).contains("backup show " + id);
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        Event.Ended undecided =
                drilled(id, Map.of("--report", List.of(nowhere.toString()), "--sql", List.of("SELECT ONE FROM WHERE")));
        assertThat(undecided.failure())
                .as("why it says nothing, not the report")
                .contains("syntax error");
    }

    @Test
    void anAddressWhereNobodyAnswersAndAUserWhoIsUnknown() throws Exception {
        String id = proven();
        int nobody = FreePort.take();
        bench(nobody, "postgres");
        assertSaysNothing(id, drilled(id, Map.of("--on", List.of("Bench"))), "Bench", "refused");
        bench(TestDatabase.port(), ROLE);
        assertSaysNothing(id, drilled(id, Map.of("--on", List.of("Bench"))), "Bench", ROLE);
    }

    private void bench(int port, String user) {
        Server plain = Server.of("Bench", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        Database database =
                new Database("bench", Engine.POSTGRESQL, "127.0.0.1", port, user, null, null, null, null, null);
        rig.servers()
                .save(new Server(
                        plain.name(),
                        plain.environment(),
                        null,
                        plain.access(),
                        List.of(database),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of()));
    }

    @Test
    void aPageThatNobodyServesAndAQuestionThatIsNone() throws Exception {
        String id = proven();
        int nobody = FreePort.take();
        String url = "http://127.0.0.1:" + nobody + "/";
        assertSaysNothing(id, drilled(id, Map.of("--url", List.of(url))), Rig.SERVER, url);
        assertSaysNothing(
                id, drilled(id, Map.of("--sql", List.of("SELECT ONE FROM WHERE"))), Rig.SERVER, "syntax error");
        assertThat(drilled(id, Map.of("--sql", List.of("SELECT false"), "--url", List.of(url)))
                        .failure())
                .startsWith("The restored database did not pass");
        assertThat(rig.catalogue().require(id).good()).isFalse();
    }

    @Test
    void aCopyWhoseBytesAreOthersIsGivenUpAndTheNextOneIsRead() throws Exception {
        Path first = Files.createDirectory(home.resolve("first"));
        Path second = Files.createDirectory(home.resolve("second"));
        rig.keep(
                new Access.ThisComputer(Sudo.NONE),
                rig.servers().require(Rig.SERVER).databases(),
                List.of(
                        new Destination.Folder("first", first.toString()),
                        new Destination.Folder("second", second.toString())));
        String id = Rig.id(rig.backUp());
        Path artifact =
                first.resolve(rig.catalogue().require(id).copies().getFirst().file());
        byte[] bytes = Files.readAllBytes(artifact);
        bytes[bytes.length / 2] ^= 1;
        Files.write(artifact, bytes);
        Event.Ended bad = drilled(id, Map.of());
        assertThat(bad.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(bad.next()).contains("Another one lies in second", "--from second");
        Backup backup = rig.catalogue().require(id);
        assertThat(backup.copies()).extracting(Copy::state).containsExactly(Copy.State.DAMAGED, Copy.State.GOOD);
        assertThat(backup.good()).isTrue();
        assertThat(rig.make("backup drill", Arguments.of("ID", id))
                        .plan()
                        .checks()
                        .toString())
                .contains("The copy in first is not read: it is damaged", "The one in second is read instead");
        assertThat(drilled(id, Map.of()).failure()).isNull();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
    }
}
