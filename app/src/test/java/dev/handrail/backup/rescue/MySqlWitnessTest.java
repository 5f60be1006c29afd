package dev.handrail.backup.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Rig;
import dev.handrail.server.Database;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of the same moment are kept apart by the server. */
@Timeout(60)
class MySqlWitnessTest {
    @Test
    void itsLockIsOfItsSchemaAndHasToBeGot(@TempDir Path home) throws Exception {
        try (RealMariaDb mariaDb = RealMariaDb.start();
                RealSshd sshd = RealSshd.start();
                Rig rig = new Rig(home)) {
            Database entry = mariaDb.bySocket("mysql");
            rig.keep(sshd.access(), List.of(entry));
            try (MySqlClient client = MySqlClient.open(
                            rig.means().shells(),
                            rig.means().databases(),
                            rig.servers().require(Rig.SERVER),
                            entry,
                            "mysql");
                    MySqlSession one = MySqlSession.begin(client);
                    MySqlSession other = MySqlSession.begin(client)) {
                String schema = "r".repeat(64);
                MySqlWitness witness = new MySqlWitness(client, schema, MySqlWitness.DONE + "20260102_030405");
                witness.hold(one);
                assertThatThrownBy(() -> witness.hold(other))
                        .hasMessageContaining("did not let this run have its own lock")
                        .hasMessageContaining("Nothing was done.");
                new MySqlWitness(client, schema.replace('r', 's'), witness.name()).hold(other);
                assertThat(other.ask("SELECT 1")).containsExactly(List.of("1"));
            }
        }
    }
}
