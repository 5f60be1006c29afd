package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The journal of years: every page of it, and the one that somebody looks for. */
class ManyRunsTest {
    private static final int RUNS = 10_000;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    @OnBothStores
    void tenThousandRunsArePagedThroughEachOnceNewestFirst(Store store) {
        List<String> written = written(store);
        try (Journal journal = new Journal(store.jdbi(), Clock.systemUTC())) {
            List<String> seen = new ArrayList<>();
            JournalFilter page = JournalFilter.all();
            List<Run> runs = journal.runs(page);
            while (!runs.isEmpty()) {
                runs.forEach(run -> seen.add(run.id()));
                page = page.before(runs.getLast().id());
                runs = journal.runs(page);
            }
            assertThat(seen).hasSize(RUNS).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(seen.reversed()).isEqualTo(written);
            assertThat(journal.runs(JournalFilter.all().text("number 4711")))
                    .extracting(Run::id)
                    .containsExactly(written.get(4711));
            assertThat(journal.runs(JournalFilter.all().server("server 7").limit(RUNS)))
                    .hasSize(RUNS / 10);
        }
        store.close();
    }

    private static List<String> written(Store store) {
        RunIds ids = new RunIds();
        Doer doer = Doer.self();
        List<String> written = new ArrayList<>();
        store.jdbi().useTransaction(handle -> {
            for (int i = 0; i < RUNS; i++) {
                Instant at = FIRST.plusSeconds(3600L * i);
                String id = ids.next(at);
                Beginning run = new Beginning("site check", "Check number " + i, "server " + i % 10, "anna", Set.of());
                JournalSql.insertRun(handle, id, run, doer, at);
                JournalSql.end(handle, id, at.plusSeconds(5), Outcome.DONE, null, null);
                written.add(id);
            }
        });
        return written;
    }
}
