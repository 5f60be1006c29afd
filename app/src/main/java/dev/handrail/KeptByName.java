package dev.handrail;

import dev.handrail.backup.Means;
import dev.handrail.journal.Journal;
import dev.handrail.journal.Run;
import dev.handrail.operation.Lazy;
import dev.handrail.profile.Kept;
import dev.handrail.site.Sites;
import dev.handrail.site.maintenance.SwitchMeans;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** What catalogue, history and journal keep under the name of a server. */
record KeptByName(Lazy<Means> backups, Lazy<Sites> sites, Lazy<SwitchMeans> maintenance, Lazy<Journal> journal)
        implements Kept {
    @Override
    public List<String> runsToCleanUp(String server) throws OperationFailed {
        return journal.get().runsWithLeftovers().stream()
                .filter(run -> run.server().equals(server))
                .map(Run::id)
                .toList();
    }

    @Override
    public void rename(String from, String to) throws OperationFailed {
        backups.get().catalogue().renameServer(from, to);
        backups.get().kept().renameServer(from, to);
        backups.get().keptFiles().renameServer(from, to);
        sites.get().history().renameServer(from, to);
        maintenance.get().windows().renameServer(from, to);
    }
}
