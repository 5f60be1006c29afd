package dev.handrail.desktop.frame;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.server.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was done last to each server. The journal is asked for its newest page; of a server that does not stand there
 * nothing has changed since it was asked about by name.
 */
final class Past {
    static final String BACKUP = "backup run";
    private static final int PAGE = 200;

    private final Journal journal;
    private final Map<String, Run> last = new HashMap<>();
    private final Map<String, Run> lastBackup = new HashMap<>();
    private final Map<String, Boolean> asked = new HashMap<>();

    Past(Journal journal) {
        this.journal = journal;
    }

    void look(List<Server> servers) {
        List<Run> newest = journal.runs(JournalFilter.all().limit(PAGE));
        for (Server server : servers) {
            if (asked.putIfAbsent(server.name(), true) == null) {
                ask(server.name());
            }
        }
        newest.reversed().forEach(run -> note(run.server(), run));
    }

    Optional<Run> last(String server) {
        return Optional.ofNullable(last.get(server));
    }

    Optional<Run> lastBackup(String server) {
        return Optional.ofNullable(lastBackup.get(server));
    }

    private void ask(String server) {
        JournalFilter mine = JournalFilter.all().server(server).limit(1);
        journal.runs(mine.operation(BACKUP)).forEach(run -> note(server, run));
        journal.runs(mine).forEach(run -> note(server, run));
    }

    /** A run on several servers is found under each of them, and says nothing of what was last on another. */
    private void note(String server, Run run) {
        if (run.outcome() == null) {
            return;
        }
        last.put(server, run);
        if (run.operation().equals(BACKUP)) {
            lastBackup.put(server, run);
        }
    }
}
