package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore asks of what it brings back what one wants to know, and reads the copy that one wants. */
class RestoreChoicesTest {
    private static final String LIVE = "chosen_" + ProcessHandle.current().pid();

    @TempDir
    Path home;

    private Rig rig;
    private String id;

    @BeforeEach
    void backUpThenDamage() throws Exception {
        rig = new Rig(home);
        Beside.dropAll(LIVE);
        TestDatabase.create(LIVE);
        TestDatabase.fill(LIVE, 500);
        rig.server(new Access.ThisComputer(Sudo.NONE), LIVE);
        id = Rig.id(rig.backUp());
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id % 2 = 0");
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        Beside.dropAll(LIVE);
    }

    private static long visits(String database) throws SQLException {
        return TestDatabase.number(database, "SELECT count(*) FROM visits");
    }

    private Arguments asking(String id, String... sql) {
        return new Arguments(Map.of("ID", List.of(id), "--replace", List.of(), "--sql", List.of(sql)));
    }

    @Test
    void aQuestionThatIsAnsweredWithNoStopsTheExchange() throws Exception {
        long damaged = Beside.content(LIVE);
        Arguments arguments = asking(id, "SELECT count(*) = 500 FROM visits", "SELECT count(*) > 1000 FROM visits");
        assertThat(rig.make("restore", arguments).plan().steps())
                .extracting(Plan.Step::command)
                .containsSubsequence("SELECT count(*) = 500 FROM visits", "SELECT count(*) > 1000 FROM visits");
        Event.Ended ended = rig.perform("restore", arguments);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure())
                .contains("SELECT count(*) > 1000 FROM visits: no, f")
                .doesNotContain("= 500");
        assertThat(ended.next()).contains("what is live was not touched", "--sql");
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(Beside.content(LIVE)).isEqualTo(damaged);
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aQuestionMayNotChangeWhatIsAboutToTakeThePlace() throws Exception {
        Event.Ended ended = rig.perform("restore", asking(id, "DELETE FROM visits RETURNING true"));
        assertThat(ended.failure()).contains("read-only transaction");
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
    }

    @Test
    void whatIsAskedIsNoPartOfHowLongARestoreTakes() throws Exception {
        String slow = "SELECT pg_sleep(2) IS NOT NULL";
        String into = LIVE + "_timed";
        Arguments beside = new Arguments(Map.of("ID", List.of(id), "--into", List.of(into), "--sql", List.of(slow)));
        assertThat(rig.perform("restore", beside).failure()).isNull();
        Measured.without(Duration.ofSeconds(2), rig, id);
        TestDatabase.drop(into);
        assertThat(rig.perform("restore", asking(id, slow)).failure()).isNull();
        Measured.without(Duration.ofSeconds(2), rig, id);
    }

    @Test
    void whatAProfileAsksOfADrillIsAskedOfARestoreTooUnlessSomethingElseIs() throws Exception {
        String into = LIVE + "_again";
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(Some.asking(LIVE, "SELECT count(*) > 1000 FROM visits")));
        Event.Ended refused = rig.restore(id, into);
        assertThat(refused.failure()).contains("SELECT count(*) > 1000 FROM visits: no, f");
        assertThat(TestDatabase.exists(into)).isFalse();
        Event.Ended ended = rig.perform(
                "restore",
                new Arguments(Map.of("ID", List.of(id), "--into", List.of(into), "--sql", List.of("SELECT true"))));
        assertThat(ended.failure()).isNull();
        assertThat(visits(into)).isEqualTo(500);
        assertThat(visits(LIVE)).isEqualTo(250);
        TestDatabase.drop(into);
    }

    @Test
    void onlyAWholeDatabaseIsAsked() {
        Arguments arguments =
                new Arguments(Map.of("ID", List.of(id), "--table", List.of("visits"), "--sql", List.of("SELECT true")));
        assertThat(catchThrowable(() -> rig.make("restore", arguments)))
                .hasMessageContaining("--sql asks a whole database");
    }

    @Test
    void theCopyThatIsReadCanBeChosenAndOneThatIsGoneIsPassedOver() throws Exception {
        Path first = Files.createDirectory(home.resolve("first"));
        rig.keep(
                new Access.ThisComputer(Sudo.NONE),
                rig.servers().require(Rig.SERVER).databases(),
                List.of(
                        new Destination.Folder("first", first.toString()),
                        new Destination.Folder("kept", rig.kept().toString())));
        String two = Rig.id(rig.backUp());
        assertThat(copies(two)).contains(first.toString());
        assertThat(copies(two, "kept")).contains(rig.kept().toString()).doesNotContain(first.toString());
        assertThat(catchThrowable(() -> copies(two, "moon")))
                .hasMessageContaining("has no copy in moon")
                .hasMessageContaining("first, kept");
        Files.delete(
                first.resolve(rig.catalogue().require(two).copies().getFirst().file()));
        assertThat(copies(two)).contains("The copy in first is not read: ", "The one in kept is read instead");
        assertThat(rig.perform("restore", Beside.replace(two)).failure()).isNull();
        assertThat(rig.journal().lines(rig.keptDatabases().all().getFirst().run()).stream()
                        .map(Run.Line::text))
                .anyMatch(line -> line.startsWith("The copy in first is not read: "))
                .anyMatch(line -> line.startsWith("The copy in kept is read: "));
        rig.catalogue().copyIs(two, rig.catalogue().require(two).copies().getFirst(), Copy.State.MISSING);
        assertThat(catchThrowable(() -> copies(two, "first")))
                .hasMessageContaining("no good: missing")
                .hasMessageContaining("one of: kept");
    }

    /** What a plan says of the copy it reads. */
    private String copies(String id, String... from) throws Exception {
        Arguments arguments = new Arguments(Map.of("ID", List.of(id), "--replace", List.of(), "--from", List.of(from)));
        return rig.make("restore", arguments).plan().checks().stream()
                .filter(check -> !check.text().contains(" free, about "))
                .toList()
                .toString();
    }
}
