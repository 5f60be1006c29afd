package dev.handrail.backup.keep;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The runs of a server under all the names that it had: the journal goes on calling it what it was called then. */
record NamedBefore(Journal journal, String now) {
    private static final String RENAME = "server rename";
    /** What the record of such a run has the new name under. */
    private static final String TO = "server";

    private static final int MANY = 10_000;

    /** The newest first. Under a name that it gave up another server may have been at work since: those are not its own. */
    List<Run> runs(String operation, Instant from) {
        JournalFilter since = JournalFilter.all().from(from).limit(MANY);
        List<Run> all = new ArrayList<>();
        String name = now;
        Instant until = Instant.MAX;
        for (Run rename : journal.runs(since.operation(RENAME).outcome(Outcome.DONE))) {
            if (name.equals(rename.made().get(TO)) && !rename.started().isAfter(until)) {
                all.addAll(under(name, since.operation(operation), rename.started(), until));
                name = rename.server();
                until = rename.started();
            }
        }
        all.addAll(under(name, since.operation(operation), from, until));
        return all;
    }

    private List<Run> under(String name, JournalFilter filter, Instant given, Instant until) {
        return journal.runs(filter.server(name)).stream()
                .filter(run -> !run.started().isBefore(given) && !run.started().isAfter(until))
                .toList();
    }
}
