package dev.handrail.journal;

import dev.handrail.store.Retrying;
import java.util.List;

/** Looks for a text in what runs said, newest first, and stops in good time: nobody waits for millions of lines at once. */
final class TranscriptSearch {
    /** A run of fewer lines than this counts as if it had them: looking at it takes its time all the same. */
    private static final int LEAST = 40;

    private final Retrying store;
    private final JournalReader reader;

    TranscriptSearch(Retrying store, JournalReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** A run, and how many lines it said. */
    private record Candidate(Sought.Edge run, long lines) {}

    /** @param lines after how many lines it is enough for now; a run that was begun is looked through to its end */
    Sought sought(JournalFilter filter, int lines) {
        int most = Math.max(1, lines / LEAST);
        List<Candidate> next = candidates(filter.text(null).limit(most));
        if (next.isEmpty()) {
            return new Sought(List.of(), null);
        }
        int enough = enough(next, lines);
        Sought.Edge last = next.get(enough - 1).run;
        List<Run> found = reader.runs(last.run(), filter);
        if (found.size() == filter.limit()) {
            return new Sought(found, Sought.Edge.of(found.getLast()));
        }
        return new Sought(found, enough == next.size() && enough < most ? null : last);
    }

    private static int enough(List<Candidate> candidates, int lines) {
        long sum = 0;
        for (int i = 0; i < candidates.size(); i++) {
            sum += Math.max(LEAST, candidates.get(i).lines);
            if (sum >= lines) {
                return i + 1;
            }
        }
        return candidates.size();
    }

    /** Lines are counted from one and none is left out: the number of the last one says how many there are. */
    private List<Candidate> candidates(JournalFilter filter) {
        return JournalReader.page(
                null, filter, this::candidates, candidate -> candidate.run().run());
    }

    private List<Candidate> candidates(RunQuery query) {
        return store.read(handle -> handle.createQuery("SELECT r.id, r.started, (SELECT l.number FROM journal_line l"
                        + " WHERE l.run_id = r.id ORDER BY l.run_id DESC, l.number DESC LIMIT 1) AS said"
                        + " FROM journal_run r " + query.rest())
                .bindMap(query.values())
                .map((row, c) -> new Candidate(
                        new Sought.Edge(row.getString("id"), Cells.time(row, "started")), row.getLong("said")))
                .list());
    }
}
