package dev.handrail.logbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Runner;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal answers, for people and for scripts. */
class LogbookTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @TempDir
    Path home;

    private Instant now = Instant.parse("2026-03-01T22:30:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private Store store;
    private Journal journal;
    private Runner runner;
    private List<Offer> offers;
    private String first;
    private String second;

    @BeforeEach
    void twoRuns() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        journal = new Journal(store.jdbi(), clock);
        runner = new Runner(journal, List.of(), text -> text, "anna", clock);
        offers = new LogbookOffers(
                        new Lazy<>(() -> journal),
                        new Lazy<>(() -> new MaintenanceLog(store.jdbi(), clock, "anna")),
                        new Lazy<>(() -> runner),
                        new Lazy<>(() -> new Servers(store.jdbi(), clock, "anna")),
                        clock,
                        HELSINKI)
                .offers();
        OpenRun backup = journal.begin(new Beginning("backup run", "Back up *members*", "parish", "anna", Set.of()));
        backup.step("Dump it");
        backup.line("parish", "pg_dump -Fc 'a`b'");
        backup.line(null, "412 MB");
        backup.made("backup", "b-17");
        now = now.plus(Duration.ofMinutes(2));
        backup.end(Outcome.DONE, null, null);
        first = backup.id();
        now = now.plus(Duration.ofDays(1));
        OpenRun restore = journal.begin(new Beginning("restore", "Restore records", "records", "ben", Set.of()));
        restore.leaves("database", "records", Map.of("name", "tmp"), "the temporary database tmp");
        restore.end(Outcome.FAILED, "The disk is full", "Free some space.");
        second = restore.id();
    }

    @AfterEach
    void close() {
        runner.close();
        journal.close();
        store.close();
    }

    @Test
    void theListIsAnArrayNewestFirstAsScriptsExpectIt() throws OperationFailed {
        JsonNode list = json.valueToTree(ask("journal list", Map.of()).document());
        assertThat(list.isArray()).isTrue();
        assertThat(list.get(0).get("id").asText()).isEqualTo(second);
        assertThat(list.get(1).get("id").asText()).isEqualTo(first);
        assertThat(list.get(1).get("operation").asText()).isEqualTo("backup run");
        assertThat(list.get(1).get("server").asText()).isEqualTo("parish");
        assertThat(list.get(1).get("person").asText()).isEqualTo("anna");
        assertThat(list.get(1).get("outcome").asText()).isEqualTo("DONE");
        assertThat(list.get(1).get("started").asText()).isEqualTo("2026-03-01T22:30:00Z");
        assertThat(list.get(1).get("ended").asText()).isEqualTo("2026-03-01T22:32:00Z");
    }

    @Test
    void aPersonReadsItInTheTimeOfTheOwnWall() throws OperationFailed {
        Answer answer = ask("journal list", Map.of("--server", List.of("parish")));
        assertThat(answer.rows()).singleElement().asList().contains("2026-03-02 00:30:00", "Done", "2 min", first);
    }

    @Test
    void everyFilterOfTheListCounts() throws OperationFailed {
        assertThat(rows("--outcome", "failed")).hasSize(1);
        assertThat(rows("--operation", "restore")).hasSize(1);
        assertThat(rows("--text", "MEMBERS")).hasSize(1);
        assertThat(rows("--text", "pg_dump")).as("that is what it said").isEmpty();
        assertThat(ask("journal list", Map.of("--text", List.of("PG_DUMP"), "--transcripts", List.of("true")))
                        .rows())
                .singleElement()
                .asList()
                .contains(first);
        assertThat(rows("--person", "ben")).hasSize(1);
        assertThat(rows("--limit", "1")).hasSize(1);
        assertThat(rows("--to", "2026-03-02"))
                .as("a day in Helsinki, as a whole")
                .hasSize(1);
        assertThat(rows("--from", "2026-03-02")).hasSize(2);
        assertThat(rows("--from", "2026-03-01T22:31:00Z")).hasSize(1);
    }

    @Test
    void aServerIsKnownWhateverTheCaseOfItsNameAndOneThatIsGoneAsItWasCalled() throws OperationFailed, IOException {
        new Servers(store.jdbi(), clock, "anna").save(server("parish"));
        assertThat(ask("journal list", Map.of("--server", List.of(" PARISH"))).rows())
                .hasSize(1);
        assertThat(ask("journal list", Map.of("--server", List.of("records"))).rows())
                .hasSize(1);
        Path file = home.resolve("log.md");
        ask("journal export", Map.of("--server", List.of("Parish"), "FILE", List.of(file.toString())));
        assertThat(Files.readString(file)).contains("Back up").doesNotContain("Restore records");
    }

    @Test
    void theLastDayThatCanBeWrittenIsNoReasonToFindNothing() throws OperationFailed {
        assertThat(ask("journal list", Map.of("--to", List.of("9999-12-31T23:59:59-12:00")))
                        .rows())
                .hasSize(2);
        assertThat(ask("journal list", Map.of("--from", List.of("9999-12-31T23:59:59-12:00")))
                        .rows())
                .isEmpty();
    }

    @Test
    void aListThatIsCutShortSaysSoAndAWholeOneDoesNot() throws OperationFailed {
        Answer cut = ask("journal list", Map.of("--limit", List.of("1")));
        assertThat(cut.rows()).hasSize(1);
        assertThat(json.valueToTree(cut.document()).size()).isEqualTo(1);
        assertThat(cut.asides()).singleElement().asString().contains("more than these 1", "--limit");
        assertThat(ask("journal list", Map.of("--limit", List.of("2"))).asides())
                .isEmpty();
        assertThat(ask("journal list", Map.of("--limit", List.of("1"), "--server", List.of("parish")))
                        .asides())
                .isEmpty();
    }

    @Test
    void aListOfWhichNobodySaidHowLongEndsAfterAHundredAndSaysSo() throws OperationFailed {
        for (int i = 0; i < 99; i++) {
            journal.begin(new Beginning("server test", "Test parish", "parish", "anna", Set.of()))
                    .end(Outcome.DONE, null, null);
        }
        Answer list = ask("journal list", Map.of());
        assertThat(list.rows()).hasSize(100);
        assertThat(list.asides()).hasSize(1);
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        assertUsage("--outcome", "fine");
        assertUsage("--limit", "0");
        assertUsage("--from", "yesterday");
        assertThatThrownBy(() -> ask("journal show", Map.of("RUN", List.of("nothing"))))
                .hasMessageContaining("handrail journal list");
    }

    @Test
    void toLookInTranscriptsForNothingIsWrongUsageAndSaysWhatToGive() {
        for (Map<String, List<String>> given : List.of(
                Map.of("--transcripts", List.of("true")),
                Map.of("--transcripts", List.of("true"), "--server", List.of("parish")))) {
            assertThatThrownBy(() -> ask("journal list", given)).isInstanceOfSatisfying(OperationFailed.class, e -> {
                assertThat(e.kind().exitStatus()).isEqualTo(2);
                assertThat(e.tried()).contains("--transcripts");
                assertThat(e.next()).contains("--text TEXT --transcripts");
            });
        }
    }

    @Test
    void oneRunIsShownWithStepsCommandsAndWhatItLeft() throws OperationFailed {
        Answer done = ask("journal show", Map.of("RUN", List.of(first)));
        assertThat(done.lines())
                .anyMatch(line -> line.contains("1. Dump it"))
                .contains("    parish$ pg_dump -Fc 'a`b'");
        Answer failed = ask("journal show", Map.of("RUN", List.of(second)));
        assertThat(failed.lines()).contains("The disk is full", "Free some space.");
        assertThat(failed.lines()).anyMatch(line -> line.contains("the temporary database tmp"));
        JsonNode document = json.valueToTree(done.document());
        assertThat(document.get("steps").get(0).get("words").asText()).isEqualTo("Dump it");
        assertThat(document.get("lines")).hasSize(2);
    }

    @Test
    void theMaintenanceLogIsMarkdownOldestFirst() throws OperationFailed, IOException {
        Path file = home.resolve("log.md");
        Answer answer = ask("journal export", Map.of("FILE", List.of(file.toString())));
        String log = Files.readString(file);
        assertThat(answer.lines()).singleElement().asString().contains("2 entries");
        assertThat(log)
                .startsWith("# Maintenance log")
                .contains("## 2026-03-02 · Back up \\*members\\*")
                .contains("- **Time:** 00:30:00 +02:00 to 00:32:00 +02:00 (2 min)")
                .contains("- **By whom:** anna")
                .contains("- **Type:** backup run")
                .contains("1. Dump it")
                .contains("    parish$ pg_dump -Fc 'a`b'")
                .contains("- backup: b-17")
                .contains("**Issues**\n\nThe disk is full")
                .contains("**Next steps**\n\nFree some space.");
        assertThat(log.indexOf(first)).isLessThan(log.indexOf(second));
        assertThat(home.resolve("log.md.partial")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() {
        assertThatThrownBy(() -> ask("journal export", Map.of("FILE", List.of("/nowhere/at/all/log.md"))))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("/nowhere/at/all/log.md");
    }

    @Test
    void cleaningIsAnOperationLikeAnyOther() throws OperationFailed {
        Offer.Action clean = (Offer.Action) offer("journal clean");
        Operation operation = clean.maker().make(Arguments.of("RUN", second));
        assertThat(operation.effect()).isEqualTo(Effect.CHANGES);
        assertThat(operation.server().name()).isEqualTo("records");
        assertThat(operation.plan().steps()).extracting(Plan.Step::text).containsExactly("the temporary database tmp");
    }

    private void assertUsage(String name, String value) {
        assertThatThrownBy(() -> rows(name, value))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    private List<List<String>> rows(String name, String value) throws OperationFailed {
        return ask("journal list", Map.of(name, List.of(value))).rows();
    }

    private Answer ask(String words, Map<String, List<String>> arguments) throws OperationFailed {
        return ((Offer.Question) offer(words)).teller().tell(new Arguments(arguments));
    }

    private Offer offer(String words) {
        return offers.stream().filter(o -> o.words().equals(words)).findFirst().orElseThrow();
    }

    private static Server server(String name) {
        return Server.of(name, Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    }
}
