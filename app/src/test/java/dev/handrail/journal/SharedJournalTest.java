package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.store.BothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One PostgreSQL store, two programs: what one of them holds the other cannot have until it is dead. */
@Timeout(120)
class SharedJournalTest {
    private static final int LINES = 3_000;

    private final String address = BothStores.freshDatabase();

    @Test
    void ofTwoProgramsOneRunsAndTheOtherIsToldByWhomAndWhat() throws Exception {
        try (Store store = store();
                Journal here = new Journal(store.jdbi(), Clock.systemUTC())) {
            Process other = OtherJournal.start(address, "parish", 0);
            try {
                String run = other.inputReader().readLine();
                assertThatThrownBy(() -> here.begin(changing("parish")))
                        .isInstanceOfSatisfying(OperationFailed.class, e -> {
                            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                            assertThat(e.where()).isEqualTo("parish");
                            assertThat(e.cameBack()).contains("Back up members", "bert", run, "" + other.pid());
                        });
                assertThat(here.runs(JournalFilter.all())).extracting(Run::id).containsExactly(run);
                here.begin(changing("school")).end(Outcome.DONE, null, null);
            } finally {
                other.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void whatWasToldBeforeAKillIsThereAndWhatWasHeldIsFree() throws Exception {
        try (Store store = store();
                Journal here = new Journal(store.jdbi(), Clock.systemUTC())) {
            Process other = OtherJournal.start(address, "parish", LINES);
            String run = other.inputReader().readLine();
            assertThat(here.markInterrupted()).as("it lives").isEmpty();
            other.destroyForcibly().waitFor();
            here.begin(changing("parish")).end(Outcome.DONE, null, null);
            assertThat(here.run(run).orElseThrow().outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(here.lines(run))
                    .hasSize(LINES)
                    .last()
                    .satisfies(line -> assertThat(line.text()).isEqualTo("line " + (LINES - 1)));
            assertThat(here.left(run)).extracting(Left::words).containsExactly("a partial file");
        }
    }

    @Test
    void theDeadAreFoundOnceHoweverManyLookForThem() throws Exception {
        try (Store store = store();
                Journal here = new Journal(store.jdbi(), Clock.systemUTC());
                Journal there = new Journal(store.jdbi(), Clock.systemUTC())) {
            Process other = OtherJournal.start(address, "parish", 1);
            String run = other.inputReader().readLine();
            other.destroyForcibly().waitFor();
            assertThat(here.markInterrupted()).extracting(Run::id).containsExactly(run);
            assertThat(there.markInterrupted()).isEmpty();
        }
    }

    private Store store() throws OperationFailed {
        return Store.on(address, "postgres", "", Clock.systemUTC());
    }

    private static Beginning changing(String server) {
        return new Beginning("vacuum run", "Vacuum", server, "anna", Set.of("changes " + server));
    }
}
