package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Target;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Scripted;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which disk a database lies on is asked by who may see it: whoever may not would be told of another. */
class BackupAheadTest {
    @TempDir
    Path home;

    @Test
    void theRightsAreThoseByWhichItsRoomIsLookedUp() throws Exception {
        Scripted shell = new Scripted().answers("free", "/dev/sda1 1000 400 600 40% /");
        try (Rig rig = new Rig(home, shell.everywhere())) {
            Server server = rig.server(new Access.ThisComputer(Sudo.NONE));
            Target beside = Target.of(
                    new Destination.ServerFolder("beside", "/srv/backups"),
                    rig.means().places().of(server, new Destination.ServerFolder("beside", "/srv/backups")));
            Ahead ahead = new BackupAhead(rig.means(), new BackupRun(rig.means(), server, List.of(), List.of(beside)));
            ahead.bytesBeside("/var/lib/postgresql", "postgres");
            assertThat(shell.last().arguments()).contains("/var/lib/postgresql");
            assertThat(shell.last().user()).isEqualTo("postgres");
            ahead.bytesBeside("/var/lib/postgresql", null);
            assertThat(shell.last().user()).isNull();
        }
    }
}
