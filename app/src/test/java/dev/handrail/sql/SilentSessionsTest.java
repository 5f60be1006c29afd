package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session that says nothing more, as one whose line died, is ended by the server and lets others in again. */
@Timeout(60)
class SilentSessionsTest {
    private static final String NAME = "silent_" + ProcessHandle.current().pid();

    @TempDir
    Path home;

    @Test
    void theTableOfASilentTransactionOfPostgreSqlCanBeWrittenToAgain() throws Exception {
        TestDatabase.create(NAME);
        TestDatabase.execute(NAME, "CREATE TABLE notes (id int)");
        try (Connection silent = TestDatabase.connect(NAME);
                Statement statement = silent.createStatement()) {
            Sessions.unlimited(silent);
            silent.setAutoCommit(false);
            Sessions.endsWhenSilent(silent, Duration.ofMillis(200));
            statement.execute("LOCK TABLE notes IN ACCESS EXCLUSIVE MODE");
            TestDatabase.execute(NAME, "INSERT INTO notes VALUES (1)");
            assertThatThrownBy(() -> statement.execute("INSERT INTO notes VALUES (2)"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(TestDatabase.number(NAME, "SELECT sum(id) FROM notes")).isEqualTo(1);
        TestDatabase.drop(NAME);
    }

    /** Its client must not begin another session by itself either, in which nothing of it stands. */
    @Test
    void theRowOfASilentTransactionOfMariaDbCanBeWrittenToAgain() throws Exception {
        try (RealMariaDb mariaDb = RealMariaDb.start();
                Rig rig = new Rig(home)) {
            mariaDb.execute("CREATE DATABASE parish; CREATE TABLE parish.notes (id int PRIMARY KEY, n int);"
                    + " INSERT INTO parish.notes VALUES (1, 0)");
            Server server = rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(mariaDb.bySocket("parish")));
            try (MySqlClient client = MySqlClient.open(
                            rig.means().shells(),
                            rig.means().databases(),
                            server,
                            server.databases().getFirst(),
                            "parish");
                    MySqlSession silent = MySqlSession.begin(client)) {
                silent.endsWhenSilent(Duration.ofSeconds(1));
                silent.ask("START TRANSACTION");
                silent.change("UPDATE notes SET n = 5 WHERE id = 1");
                mariaDb.execute("UPDATE parish.notes SET n = n + 1 WHERE id = 1");
                assertThatThrownBy(() -> silent.ask("COMMIT")).isInstanceOf(OperationFailed.class);
            }
            assertThat(mariaDb.execute("SELECT n FROM parish.notes")).isEqualTo("1");
        }
    }
}
