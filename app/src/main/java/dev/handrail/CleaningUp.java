package dev.handrail;

import dev.handrail.backup.Means;
import dev.handrail.backup.UnfinishedBackup;
import dev.handrail.backup.files.UnsettledExchange;
import dev.handrail.backup.rescue.UnfinishedRescue;
import dev.handrail.backup.restore.MySqlUnfinishedRestore;
import dev.handrail.backup.restore.MySqlUnsettledExchange;
import dev.handrail.backup.restore.UnfinishedRestore;
import dev.handrail.backup.restore.UnsettledSwap;
import dev.handrail.backup.source.ForgottenFolder;
import dev.handrail.backup.source.StoppedApplication;
import dev.handrail.operation.Cleaner;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shells;
import dev.handrail.site.maintenance.PageLeftUp;
import dev.handrail.site.maintenance.RuleLeftIn;
import dev.handrail.site.maintenance.SwitchMeans;
import dev.handrail.sql.Databases;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.List;

/** Everything that knows how to clean up what an interrupted operation left behind. */
record CleaningUp(DataFolder folder, Reach reach, Means backups, SwitchMeans maintenance, Clock clock) {
    List<Cleaner> all() throws OperationFailed {
        Shells shells = reach.shells().get();
        Databases databases = reach.databases().get();
        Servers servers = folder.servers().get();
        return List.of(
                new UnfinishedBackup(backups.catalogue(), backups.places(), clock),
                new UnfinishedRestore(databases, servers),
                new UnfinishedRescue(databases, servers),
                new UnsettledSwap(databases, servers, backups.kept()),
                new MySqlUnfinishedRestore(shells, databases, servers),
                new UnsettledExchange(shells, servers, backups.keptFiles()),
                new MySqlUnsettledExchange(backups, servers),
                new StoppedApplication(shells, servers),
                new ForgottenFolder(shells, servers),
                new PageLeftUp(maintenance),
                new RuleLeftIn(maintenance));
    }
}
