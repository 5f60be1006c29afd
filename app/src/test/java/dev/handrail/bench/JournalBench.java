package dev.handrail.bench;

import dev.handrail.Scratch;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A journal of 100,000 runs with five million lines: opened, leafed through and filtered. */
final class JournalBench implements Benchmark {
    private static final double AIM_SECONDS = 0.15;
    private static final int RUNS = 100_000;
    private static final int LINES = 50;
    /** What the window looks through at once. */
    private static final int PIECE = 40_000;

    /** A page in the middle. */
    private static final String MIDDLE = "20260101-000000-050000";

    private static final List<String> FILLING = List.of(
            """
            INSERT INTO journal_run (id, kind, operation, title, server, person, started, ended, outcome, made, host, pid, born, seen)
              SELECT id, 'operation', 'backup run', 'Backup of database ' || MOD(x, 40), 'Server ' || MOD(x, 50), 'someone',
                     at, at, CASE WHEN MOD(x, 20) = 0 THEN 'FAILED' ELSE 'DONE' END, '{}', 'host', 1, '1', at
              FROM (SELECT x, '20260101-000000-' || LPAD(x, 6, '0') AS id, TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00' AS at
                    FROM SYSTEM_RANGE(1, %d))
            """.formatted(RUNS),
            "INSERT INTO journal_words (run_id, words) SELECT id, LOWER(title) || ' ' || LOWER(server) FROM journal_run",
            """
            INSERT INTO journal_line (run_id, number, step, said, words)
              SELECT '20260101-000000-' || LPAD(1 + (x - 1) / %1$d, 6, '0'), 1 + MOD(x - 1, %1$d), 1,
                     TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', 'line ' || x || ' of what a program said while it ran'
              FROM SYSTEM_RANGE(1, %2$d)
            """.formatted(LINES, RUNS * LINES));

    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make()) {
            Path home = scratch.file("home");
            try (Store store = Store.open(home, Clock.systemUTC())) {
                store.jdbi().useHandle(handle -> FILLING.forEach(handle::execute));
            }
            rounds.alone("journal-open", "s", AIM_SECONDS, () -> open(home));
            try (Store store = Store.open(home, Clock.systemUTC());
                    Journal journal = new Journal(store.jdbi(), Clock.systemUTC())) {
                JournalFilter all = JournalFilter.all();
                page(rounds, journal, "journal-page", all.before(MIDDLE));
                page(
                        rounds,
                        journal,
                        "journal-server",
                        all.server("Server 10").outcome(Outcome.FAILED).limit(10));
                page(rounds, journal, "journal-text", all.text("database 39").before(MIDDLE));
                JournalFilter said =
                        all.text("line 2460050 of").transcripts(true).before(MIDDLE);
                rounds.alone(
                        "journal-transcripts",
                        "s",
                        AIM_SECONDS,
                        Taking.timed(() -> some(journal.sought(said, PIECE).runs())));
                rounds.alone("journal-lines", "s", AIM_SECONDS, Taking.timed(() -> some(journal.lines(MIDDLE))));
            }
        }
    }

    /** From nothing to the first page; closing is not counted. */
    private static double open(Path home) throws Exception {
        long began = System.nanoTime();
        try (Store store = Store.open(home, Clock.systemUTC());
                Journal journal = new Journal(store.jdbi(), Clock.systemUTC())) {
            some(journal.runs(JournalFilter.all()));
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static void page(Rounds rounds, Journal journal, String name, JournalFilter filter) throws Exception {
        rounds.alone(name, "s", AIM_SECONDS, Taking.timed(() -> some(journal.runs(filter))));
    }

    private static void some(List<? extends Record> found) {
        if (found.isEmpty()) {
            throw new IllegalStateException("nothing found");
        }
    }
}
