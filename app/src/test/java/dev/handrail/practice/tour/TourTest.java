package dev.handrail.practice.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Runner;
import dev.handrail.operation.Work;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tour believes nobody. Here the practice server is real and the operations are not: they say that all went well, and
 * the tour has to notice that it did not.
 */
class TourTest {
    @TempDir
    Path folder;

    private Store store;
    private Journal journal;
    private Runner runner;
    private Servers servers;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() throws OperationFailed {
        store = Store.open(folder.resolve("home"), Clock.systemUTC());
        journal = new Journal(store.jdbi(), Clock.systemUTC());
        runner = new Runner(journal, List.of(), line -> line, "tester", Clock.systemUTC());
        servers = new Servers(store.jdbi(), Clock.systemUTC(), "tester");
    }

    @AfterEach
    void close() {
        runner.close();
        journal.close();
        store.close();
    }

    @Test
    void aBackupThatIsNotInTheCatalogueEndsIt() {
        assertThatThrownBy(() -> take(Map.of()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("not entered into the catalogue");
        assertThat(stops()).isEqualTo(4);
    }

    @Test
    void aRestoreThatMadeNothingEndsIt() {
        assertThatThrownBy(() -> take(Map.of("backup", "b1"))).isInstanceOf(OperationFailed.class);
        assertThat(stops()).as("the proof is the seventh stop").isEqualTo(7);
        assertThat(journal.runs(JournalFilter.all())).hasSize(4).allMatch(run -> run.outcome() == Outcome.DONE);
    }

    @Test
    void anOperationThatFailsEndsItWithItsOwnWords() {
        assertThatThrownBy(() -> tour(List.of(offer("server test", Map.of(), "the cable was pulled")))
                        .take())
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("the cable was pulled");
        assertThat(stops()).isEqualTo(3);
    }

    @Test
    void whatNobodyOffersIsNamed() {
        assertThatThrownBy(() -> tour(List.of()).take())
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("server test");
    }

    @Test
    void theServerItStartedIsStoppedHoweverItEnds() {
        assertThatThrownBy(() -> take(Map.of())).isInstanceOf(OperationFailed.class);
        assertThat(ProcessHandle.allProcesses()
                        .filter(p -> p.info()
                                .commandLine()
                                .filter(line -> line.contains(folder.toString()))
                                .isPresent())
                        .filter(p -> p.pid() != ProcessHandle.current().pid()))
                .isEmpty();
        assertThat(Files.exists(folder.resolve("practice")))
                .as("what a failed tour left is there to be looked at")
                .isTrue();
    }

    private void take(Map<String, String> made) throws OperationFailed {
        tour(List.of(
                        offer("server test", Map.of(), ""),
                        offer("backup run", made, ""),
                        offer("backup verify", Map.of(), ""),
                        offer("restore", Map.of("database", "parish_restored"), "")))
                .take();
    }

    private Tour tour(List<Offer> offers) {
        Doing doing = new Doing(offers, runner::start, event -> {});
        return new Tour(doing, servers, journal, new Listening(), folder.resolve("practice"), Clock.systemUTC());
    }

    private long stops() {
        return told.stream().filter(line -> line.startsWith("stop ")).count();
    }

    private Offer offer(String words, Map<String, String> made, String failure) {
        return new Offer.Action(words, words, Effect.READS, List.of(), arguments -> new Pretence(words, made, failure));
    }

    /** Says that it did what it did not. */
    private record Pretence(String name, Map<String, String> made, String failure) implements Operation {
        @Override
        public String title() {
            return name;
        }

        @Override
        public Server server() {
            return Server.of("Practice parish", Environment.PRACTICE, new Access.ThisComputer(Sudo.NONE));
        }

        @Override
        public Effect effect() {
            return Effect.READS;
        }

        @Override
        public Plan plan() {
            return new Plan(name, Effect.READS, List.of(), List.of(), List.of());
        }

        @Override
        public void run(Work work) throws OperationFailed {
            if (!failure.isEmpty()) {
                throw OperationFailed.failed(failure).build();
            }
            made.forEach(work::made);
        }
    }

    /** Keeps what is told. */
    private final class Listening implements Narrator {
        @Override
        public void stop(int number, int of, String title) {
            told.add("stop " + number + " of " + of + ": " + title);
        }

        @Override
        public void say(String text) {
            told.add(text);
        }

        @Override
        public void checked(String text) {
            told.add("checked " + text);
        }

        @Override
        public void hear(Event event) {
            told.add(event.toString());
        }
    }
}
