package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup takes the place of the live database, over Debian's sshd, and is put back, and the old one is let go. */
class ReplaceTest {
    private static final String LIVE = "exchanged";
    private static final int CLIENTS = 4;

    /** What the live one is before each test: its backup has been taken, and then it was damaged. */
    private static final String DAMAGED = "damaged_before_exchange";

    @TempDir
    static Path folder;

    private static RealSshd sshd;
    private static ReadyHome home;
    private static String taken;

    private Rig rig;
    private String id;

    @BeforeAll
    static void backUpThenDamage() throws Exception {
        sshd = RealSshd.start();
        Beside.dropAll(LIVE);
        TestDatabase.create(LIVE);
        TestDatabase.fill(LIVE, 500);
        try (Rig first = new Rig(folder.resolve("home"))) {
            first.server(sshd.access(), LIVE);
            taken = Rig.id(first.backUp());
        }
        home = ReadyHome.of(folder.resolve("home"), folder.resolve("copy"));
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id % 2 = 0");
        TestDatabase.drop(DAMAGED);
        TestDatabase.execute("postgres", "ALTER DATABASE " + LIVE + " RENAME TO " + DAMAGED);
    }

    @AfterAll
    static void end() throws Exception {
        sshd.close();
        TestDatabase.drop(DAMAGED);
    }

    @BeforeEach
    void damaged() throws Exception {
        home.again();
        rig = new Rig(home.home());
        id = taken;
        TestDatabase.execute("postgres", "CREATE DATABASE " + LIVE + " TEMPLATE " + DAMAGED);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        Beside.dropAll(LIVE);
    }

    private Event.Ended replace() throws Exception {
        Event.Ended ended = rig.perform("restore", Beside.replace(id));
        assertThat(ended.failure()).isNull();
        return ended;
    }

    private String run() {
        return rig.keptDatabases().all().getFirst().run();
    }

    private static long visits(String database) throws SQLException {
        return TestDatabase.number(database, "SELECT count(*) FROM visits");
    }

    @Test
    void theRestoredOneTakesThePlaceAndTheOldOneIsKeptWhereNobodyComesIn() throws Exception {
        long damaged = Beside.content(LIVE);
        Event.Ended ended = replace();
        assertThat(visits(LIVE)).isEqualTo(500);
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        assertThat(ended.made()).containsEntry("database", LIVE).containsEntry("kept", kept.kept());
        assertThat(kept.settled()).isTrue();
        assertThat(kept.kept()).startsWith(LIVE + "_before_");
        assertThat(TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_database WHERE NOT datallowconn AND oid = " + kept.keptOid()))
                .isEqualTo(1);
        assertThat(Beside.names(LIVE)).containsExactly(LIVE, kept.kept());
        Backup taken = rig.catalogue().require(id);
        assertThat(taken.proof()).isEqualTo(Proof.Rung.EQUAL);
        assertThat(rig.runner().leftBehind()).isEmpty();
        TestDatabase.execute("postgres", "ALTER DATABASE \"" + kept.kept() + "\" ALLOW_CONNECTIONS true");
        assertThat(Beside.content(kept.kept())).isEqualTo(damaged);
    }

    @Test
    void whoHoldsTheSiteIsToldWhenAllIsProvenAndMayRefuseTheExchange() throws Exception {
        long damaged = Beside.content(LIVE);
        List<Proof.Rung> proven = new ArrayList<>();
        Event.Ended ended = rig.perform("restore", Beside.replace(id), () -> {
            proven.add(rig.catalogue().require(id).proof());
            throw OperationFailed.failed("The page cannot be put up")
                    .next("Look.")
                    .build();
        });
        assertThat(ended.failure()).contains("The page cannot be put up");
        assertThat(proven).containsExactly(Proof.Rung.EQUAL);
        assertThat(Beside.content(LIVE)).isEqualTo(damaged);
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void whatADatabaseIsBesideItsContentIsCarriedOver() throws Exception {
        TestDatabase.execute("postgres", """
                DROP ROLE IF EXISTS "vestry clerk"; CREATE ROLE "vestry clerk" LOGIN;
                ALTER DATABASE exchanged SET work_mem = '7MB';
                ALTER DATABASE exchanged SET search_path = "$user", public, "odd, one";
                ALTER DATABASE exchanged SET parish.motto = 'it''s 100%s \\ sure';
                ALTER ROLE "vestry clerk" IN DATABASE exchanged SET statement_timeout = '5s';
                REVOKE CONNECT ON DATABASE exchanged FROM PUBLIC;
                GRANT CONNECT ON DATABASE exchanged TO "vestry clerk" WITH GRANT OPTION;
                ALTER DATABASE exchanged CONNECTION LIMIT 42;
                COMMENT ON DATABASE exchanged IS 'the parish''s own';
                """);
        String before = Beside.besides(LIVE);
        assertThat(before).contains("work_mem", "odd, one", "vestry clerk", "42", "parish's own");
        replace();
        assertThat(Beside.besides(LIVE)).isEqualTo(before);
        TestDatabase.execute(LIVE, "INSERT INTO visits (member) VALUES (1)");
        undo();
        assertThat(Beside.besides(LIVE)).isEqualTo(before);
        Beside.dropAll(LIVE);
        TestDatabase.execute("postgres", "DROP ROLE \"vestry clerk\"");
    }

    private Event.Ended undo() throws Exception {
        Event.Ended ended = rig.perform("restore undo", Arguments.of("RUN", run()));
        assertThat(ended.failure()).isNull();
        return ended;
    }

    @Test
    void undoSaysHowManyRowsCameSinceAndPutsTheOldOneBackAndKeepsBoth() throws Exception {
        long damaged = Beside.content(LIVE);
        replace();
        TestDatabase.execute(LIVE, "INSERT INTO visits (member) SELECT 1 FROM generate_series(1, 7)");
        TestDatabase.execute(LIVE, "UPDATE members SET name = 'Renamed' WHERE id = 3");
        long since = Beside.content(LIVE);
        Operation undo = rig.make("restore undo", Arguments.of("RUN", run()));
        Plan plan = undo.plan();
        assertThat(undo.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(plan.checks())
                .extracting(Plan.Check::text)
                .contains(
                        "public.visits has 7 rows more than when it was restored (net: others may be gone, or changed)")
                .contains("public.members has 100 rows as when it was restored, but some of them were changed");
        String replaced = run();
        Event.Ended ended = undo();
        assertThat(ended.made()).containsEntry("undid", replaced);
        assertThat(rig.journal().lines(ended.run()).stream().map(Run.Line::text))
                .contains(Words.of("restore.undo.uncounted"));
        assertThat(Beside.content(LIVE)).isEqualTo(damaged);
        String undone = Objects.requireNonNull(ended.made().get("kept"));
        assertThat(Beside.names(LIVE)).containsExactly(LIVE, undone);
        assertThat(rig.keptDatabases().all()).singleElement().satisfies(kept -> {
            assertThat(kept.kept()).isEqualTo(undone);
            assertThat(kept.settled()).isTrue();
        });
        undo();
        assertThat(Beside.content(LIVE)).isEqualTo(since);
    }

    @Test
    void theKeptOneIsDroppedOnlyOnceThereIsANewerProvenBackup() throws Exception {
        replace();
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        assertThat(blockers("restore forget", kept.run())).singleElement().satisfies(check -> {
            assertThat(check.text()).contains("no proven backup of " + LIVE);
            assertThat(check.advice()).contains("backup run " + Rig.SERVER + " " + LIVE);
        });
        String newer = Rig.id(rig.backUp());
        assertThat(blockers("restore forget", kept.run())).isEmpty();
        Path artifact =
                Path.of(rig.catalogue().require(newer).copies().getFirst().located());
        Files.write(artifact, new byte[1]);
        assertThat(rig.verify(newer).failure()).isNotNull();
        assertThat(blockers("restore forget", kept.run()))
                .as("one that was found damaged is none")
                .hasSize(1);
        rig.backUp();
        assertThat(rig.perform("restore forget", Arguments.of("RUN", kept.run()))
                        .failure())
                .isNull();
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(rig.keptDatabases().all()).isEmpty();
    }

    /** Of what is no more in use there never is a newer backup. */
    @Test
    void oneThatSomebodyDroppedByHandIsStruckOffWithoutOne() throws Exception {
        replace();
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        TestDatabase.drop(kept.kept());
        assertThat(blockers("restore forget", kept.run())).isEmpty();
        assertThat(rig.perform("restore forget", Arguments.of("RUN", kept.run()))
                        .failure())
                .isNull();
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
    }

    /** The rows of what the profile leaves out are in the kept one alone, and those of any newer backup like this. */
    @Test
    void whatThePartialBackupLeavesOutIsNamedBeforehandAndGoesByNoRule() throws Exception {
        TestDatabase.execute(
                LIVE, "CREATE TABLE audit (id int); INSERT INTO audit SELECT generate_series(1, 7); ANALYZE");
        rig.keep(sshd.access(), List.of(withoutRowsOf("audit")));
        rig.catalogue().remove(id);
        id = Rig.id(rig.backUp());
        assertThat(rig.catalogue().require(id).manifest().remarks()).contains("Without the rows of the tables audit");
        assertThat(rig.make("restore", Beside.replace(id)).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .anySatisfy(check -> assertThat(check.text())
                        .isEqualTo(LIVE
                                + " has tables with rows that the backup does not have (1): public.audit (7 rows)"))
                .anySatisfy(
                        check -> assertThat(check.text()).contains("does not hold everything: Without the rows of"));
        replace();
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        rig.keptDatabases()
                .enter(Some.putAsideEarlier(kept, rig.means().clock().instant().minus(Duration.ofDays(20))));
        rig.backUp();
        Arguments server = Arguments.of("SERVER", Rig.SERVER);
        Plan prune = rig.make("restore prune", server).plan();
        assertThat(prune.steps()).isEmpty();
        assertThat(prune.checks().toString())
                .contains(
                        "does not hold everything: Without the rows of the tables audit",
                        "handrail restore forget " + kept.run());
        assertThat(blockers("restore forget", kept.run())).as("a person may").isEmpty();
        rig.server(sshd.access(), LIVE);
        rig.backUp();
        assertThat(rig.make("restore prune", server).plan().steps()).hasSize(1);
    }

    private static Database withoutRowsOf(String table) {
        Dump dump = new Dump(Dump.What.ONE, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of(table));
        return TestDatabase.entry(LIVE, dump);
    }

    @Test
    void onceItsTimeIsOverTheKeptOneGoesByRuleUnlessSomebodyIsConnected() throws Exception {
        replace();
        Arguments server = Arguments.of("SERVER", Rig.SERVER);
        assertThat(rig.make("restore prune", server).plan().steps())
                .as("it was put aside just now")
                .isEmpty();
        KeptDatabase kept = Some.putAsideEarlier(
                rig.keptDatabases().all().getFirst(),
                rig.means().clock().instant().minus(Duration.ofDays(20)));
        rig.keptDatabases().enter(kept);
        TestDatabase.execute("postgres", "ALTER DATABASE \"" + kept.kept() + "\" ALLOW_CONNECTIONS true");
        try (Connection busy = TestDatabase.connect(kept.kept())) {
            assertThat(busy.isValid(5)).isTrue();
            assertThat(rig.make("restore prune", server).plan().checks().toString())
                    .contains("kept: 1 sessions are connected");
            assertThat(rig.perform("restore prune", server).failure()).isNull();
            assertThat(Beside.names(LIVE)).containsExactly(LIVE, kept.kept());
        }
        // It takes the server a moment to notice that somebody left.
        Await.until(
                "nobody is connected",
                () -> !rig.make("restore prune", server).plan().steps().isEmpty());
        assertThat(rig.make("restore prune", server).plan().steps())
                .extracting(Plan.Step::command)
                .containsExactly("DROP DATABASE \"" + kept.kept() + "\"");
        assertThat(rig.perform("restore prune", server).failure()).isNull();
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(rig.keptDatabases().all()).isEmpty();
    }

    private List<Plan.Check> blockers(String words, String run) throws Exception {
        return rig.make(words, Arguments.of("RUN", run)).plan().checks().stream()
                .filter(check -> check.state() == Plan.State.BLOCKER)
                .toList();
    }

    @Test
    void whatIsKeptIsListed() throws Exception {
        replace();
        Answer answer = rig.question("restore kept").teller().tell(Arguments.of("SERVER", Rig.SERVER));
        assertThat(answer.rows())
                .singleElement()
                .satisfies(row -> assertThat(row).contains(run(), LIVE, id, "kept"));
        assertThat(answer.document().toString()).contains("database=" + LIVE);
    }

    @Test
    void thePlanSaysItAllAndTouchesNothing() throws Exception {
        TestDatabase.execute(LIVE, "CREATE PUBLICATION rolls; CREATE PUBLICATION hymns");
        long content = Beside.content(LIVE);
        try (Connection busy = TestDatabase.connect(LIVE)) {
            Operation operation = rig.make("restore", Beside.replace(id));
            Plan plan = operation.plan();
            assertThat(plan.effect()).isEqualTo(Effect.DESTROYS);
            assertThat(plan.blocked()).isFalse();
            assertThat(plan.checks().toString())
                    .contains("600 rows", "From PostgreSQL", "roles that the dump needs are there: postgres")
                    .contains("extensions that the dump needs can be had", "UTF8", "free, about")
                    .contains("1 sessions are connected", "no backup of it was restored yet")
                    .contains(LIVE + " sends rows to subscribers elsewhere by the publications hymns, rolls");
            assertThat(plan.steps())
                    .anyMatch(step -> step.text().startsWith("Gather the statistics of exchanged_restore_")
                            && "ANALYZE".equals(step.command()))
                    .anyMatch(step -> step.text().equals("Compare the objects, sequences and indexes"));
            assertThat(plan.steps().getLast().command())
                    .startsWith("BEGIN;")
                    .contains("ALTER DATABASE \"exchanged\" RENAME TO \"exchanged_before_")
                    .endsWith("COMMIT");
            assertThat(busy.isValid(5)).isTrue();
        }
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(Beside.content(LIVE)).isEqualTo(content);
        replace();
        assertThat(rig.make("restore", Beside.replace(id)).plan().checks().toString())
                .contains("It will take about");
    }

    @Test
    void whoConnectsAgainAndAgainIsNotTurnedAwayOrTheNumberIsSaid() throws Exception {
        try (LoopingClients clients = LoopingClients.of(LIVE, CLIENTS)) {
            Event.Ended ended = replace();
            assertThat(ended.outcome()).isEqualTo(Outcome.DONE);
            clients.seeThat(500);
            clients.stop();
            assertThat(clients.sawBoth()).isTrue();
            List<String> lines = said();
            int told = turnedAway(lines);
            assertThat(clients.turnedAway())
                    .as("each that is told was turned away: %s", lines)
                    .isGreaterThanOrEqualTo(told);
            assertThat(clients.turnedAway()).as("nobody twice").isEqualTo(clients.whoWereTurnedAway());
            assertThat(clients.reasons())
                    .allSatisfy(why -> assertThat(why)
                            .contains("\"" + LIVE + "\"", "It seems to have just been dropped or renamed"));
            if (clients.turnedAway() > told) {
                // Who has looked up the name, and does not wait yet when those are counted, is turned away unseen.
                assertThat(lines)
                        .filteredOn(line -> line.contains("same instant can have been"))
                        .hasSize(1);
            }
            // Of an attempt that the server broke off it is not known whom it had sent away already.
            if (lines.stream().noneMatch(line -> line.startsWith("Somebody was in the way"))) {
                assertThat(clients.ended()).isLessThanOrEqualTo(sessionsEnded(lines));
            }
        }
    }

    private List<String> said() {
        return rig.journal().lines(run()).stream().map(Run.Line::text).toList();
    }

    private static int sessionsEnded(List<String> lines) {
        return number(lines, " ms, (\\d+) sessions were ended$").orElseThrow();
    }

    /** As it is told, or none where it is told that nobody was seen. */
    private static int turnedAway(List<String> lines) {
        return number(lines, "^(\\d+) were seen waiting to come in .*, and were turned away once")
                .or(() -> number(lines, "^Nobody was seen waiting()"))
                .orElseThrow();
    }

    private static Optional<Integer> number(List<String> lines, String in) {
        return lines.stream()
                .map(Pattern.compile(in)::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).isEmpty() ? 0 : Integer.parseInt(found.group(1)))
                .findFirst();
    }

    @Test
    void whoIsSentAwayIsCountedOnceHoweverLongHeTakesToGo() throws Exception {
        try (Connection one = TestDatabase.connect(LIVE);
                Connection other = TestDatabase.connect(LIVE)) {
            replace();
            assertThat(sessionsEnded(said())).isEqualTo(2);
            assertThat(one.isValid(5)).isFalse();
            assertThat(other.isValid(5)).isFalse();
        }
    }

    @Test
    void aLiveDatabaseThatIsGoneIsABlockerThatNamesTheOtherWay() throws Exception {
        TestDatabase.drop(LIVE);
        Plan plan = rig.make("restore", Beside.replace(id)).plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks().getFirst().advice()).contains("--into " + LIVE);
        assertThat(rig.restore(id, LIVE).failure()).isNull();
        assertThat(visits(LIVE)).isEqualTo(500);
    }

    /** Of which nobody knows how many rows it should have. */
    @Test
    void aDumpThatSomebodyMadeByHandTakesThePlaceAndIsPutBack(@TempDir Path shelf) throws Exception {
        TestDatabase.execute(LIVE, "INSERT INTO visits (member, note) SELECT 1, 'by hand' FROM generate_series(1, 9)");
        long dumped = Beside.content(LIVE);
        Files.writeString(shelf.resolve(LIVE + ".sql"), TestDatabase.dumped(LIVE));
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE note = 'by hand'");
        long damaged = Beside.content(LIVE);
        assertThat(damaged).isNotEqualTo(dumped);
        id = Rig.id(rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of(Rig.SERVER)))));
        assertThat(rig.catalogue().require(id).manifest().foreign()).isTrue();
        replace();
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        assertThat(Beside.names(LIVE)).containsExactly(LIVE, kept.kept());
        assertThat(Beside.content(LIVE)).isEqualTo(dumped);
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE note = 'by hand'");
        undo();
        assertThat(Beside.content(LIVE)).isEqualTo(damaged);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void oneOfTheTwoWaysMustBeSaid() {
        for (Arguments arguments : List.of(
                Arguments.of("ID", id),
                new Arguments(Map.of("ID", List.of(id), "--into", List.of("other"), "--replace", List.of())))) {
            assertThat(catchThrowable(() -> rig.make("restore", arguments))).hasMessageContaining("--replace");
        }
    }
}
