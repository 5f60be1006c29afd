package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Subject;
import dev.handrail.backup.keep.Keeping;
import dev.handrail.backup.keep.Verdict;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads all there is to show of the backups of a server; takes its time, so never on the thread of the window. */
public record Look(Server server, Catalogue catalogue, Journal journal, Times times) {
    static final int DAYS = 30;
    private static final String RUN = "backup run";

    /** Where nothing has changed, the same again, and nothing is read. */
    Seen again(Seen before) throws OperationFailed {
        Seen.Key key = new Seen.Key(catalogue.revision(), times.today(), lastRun());
        if (key.equals(before.key())) {
            return before;
        }
        List<Backup> backups = catalogue.of(server.name());
        List<Subject> sources = Subject.all(server, backups);
        List<String> never = sources.stream()
                .filter(source -> backups.stream().noneMatch(source::has))
                .map(Subject::name)
                .toList();
        return new Seen(key, backups, Strip.of(sources, backups, times, DAYS), never, verdicts(backups));
    }

    private String lastRun() {
        return journal
                .runs(JournalFilter.all().server(server.name()).operation(RUN).limit(1))
                .stream()
                .map(run -> run.id() + " " + run.outcome())
                .findFirst()
                .orElse("");
    }

    private Map<String, Verdict> verdicts(List<Backup> backups) {
        return new Keeping(catalogue, journal, times.clock())
                .of(server, backups).stream()
                        .collect(Collectors.toMap(verdict -> verdict.backup().id(), Function.identity()));
    }
}
