package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Database;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** JDBC to a database that only its server sees, through Debian's sshd. */
@Timeout(60)
class DatabasesTest {
    private static OwnPostgres postgres;
    private static RealSshd sshd;

    @TempDir
    Path home;

    private Reach reach;

    @BeforeAll
    static void start() throws Exception {
        postgres = OwnPostgres.start();
        sshd = RealSshd.start();
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
        postgres.close();
    }

    @BeforeEach
    void arrive() throws Exception {
        reach = new Reach(home);
    }

    @AfterEach
    void leave() {
        reach.close();
    }

    private Connection anna() throws OperationFailed {
        return reach.open(sshd.access(), Reach.byTcp(postgres.port(), "postgres", "anna"));
    }

    @Test
    void aDatabaseIsReachedWithoutOpeningAnyPortHere() throws Exception {
        List<String> before = listening();
        try (Connection connection = anna()) {
            assertThat(FirstCell.text(connection, "SELECT current_user")).isEqualTo("anna");
            assertThat(listening()).isEqualTo(before);
        }
    }

    /** The sockets on which this process waits for others, as the kernel lists them. */
    private static List<String> listening() throws IOException {
        List<String> mine = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file)) {
                    mine.add(Files.readSymbolicLink(file).toString().replaceAll("\\D", ""));
                }
            }
        }
        List<String> found = new ArrayList<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals("0A") && mine.contains(fields[9])) {
                    found.add(fields[1]);
                }
            }
        }
        return found;
    }

    @Test
    void aServerThatSpeaksTlsIsSpokenToInTls() throws Exception {
        try (Connection connection = anna()) {
            assertThat(FirstCell.text(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                    .isEqualTo("t");
        }
    }

    /** Else a backup of all rows would end where the pages of an application are to end. */
    @Test
    void theLimitsOfARoleForItsApplicationDoNotHoldForWhatTakesAsLongAsItTakes() throws Exception {
        List<String> limits =
                List.of("statement_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout");
        postgres.execute("CREATE ROLE hurried LOGIN PASSWORD " + SqlNames.literal(OwnPostgres.PASSWORD));
        for (String limit : limits) {
            postgres.execute("ALTER ROLE hurried SET " + limit + " = '50s'");
        }
        Database database = Reach.byTcp(postgres.port(), "postgres", "hurried");
        try (Connection ours = reach.open(sshd.access(), database);
                Connection theirs = reach.limited(sshd.access(), database)) {
            for (String limit : limits) {
                assertThat(FirstCell.text(ours, "SHOW " + limit)).as(limit).isEqualTo("0");
                assertThat(FirstCell.text(theirs, "SHOW " + limit)).as(limit).isEqualTo("50s");
            }
        }
    }

    @Test
    void aQueryIsCancelledOnTheServer() throws Exception {
        try (Connection connection = anna();
                Statement statement = connection.createStatement()) {
            FutureTask<Void> sleep = new FutureTask<>(() -> {
                statement.execute("SELECT pg_sleep(600)");
                return null;
            });
            Thread.startVirtualThread(sleep);
            Await.until("the query runs", () -> running("pg_sleep(600)") == 1);
            statement.cancel();
            assertThatThrownBy(sleep::get).hasMessageContaining("canceling statement");
            assertThat(FirstCell.text(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aSessionIsEndedWhileItWaitsForALock() throws Exception {
        postgres.execute("CREATE TABLE IF NOT EXISTS held (n int); GRANT ALL ON held TO anna");
        try (Connection holder = postgres.connect();
                Connection waiting = anna()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE held");
            FutureTask<String> count = new FutureTask<>(() -> FirstCell.text(waiting, "SELECT count(*) FROM held"));
            Thread.startVirtualThread(count);
            Await.until("the count waits", () -> running("count(*) FROM held") == 1);
            Sessions.end(waiting);
            assertThatThrownBy(count::get).hasCauseInstanceOf(SQLException.class);
            Await.until("the server has ended it", () -> running("count(*) FROM held") == 0);
        }
    }

    @Test
    void aSessionWhoseLineIsDeadIsEndedWithoutAFuss() throws Exception {
        RealSshd other = RealSshd.start();
        try (Connection connection = reach.open(other.access(), Reach.byTcp(postgres.port(), "postgres", "anna"))) {
            other.stop();
            Sessions.end(connection);
            assertThat(connection.isClosed()).isTrue();
        } finally {
            other.close();
        }
    }

    private static long running(String query) throws SQLException {
        try (Connection connection = postgres.connect()) {
            return Long.parseLong(FirstCell.text(
                    connection,
                    "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state <> 'idle' AND query LIKE "
                            + SqlNames.literal("%" + query + "%")));
        }
    }

    @Test
    void copyAndNotificationsPeekWithoutWaitingForever() throws Exception {
        try (Connection connection = anna()) {
            connection.createStatement().execute("CREATE TEMP TABLE words (word text); LISTEN bell");
            PGConnection session = connection.unwrap(PGConnection.class);
            String words = "word\n".repeat(50_000);
            assertThat(session.getCopyAPI().copyIn("COPY words FROM STDIN", new StringReader(words)))
                    .isEqualTo(50_000);
            assertThat(session.getNotifications()).isNullOrEmpty();
            connection.createStatement().execute("NOTIFY bell, 'rings'");
            assertThat(session.getNotifications(5000)).hasSize(1);
            assertThat(FirstCell.text(connection, "SELECT count(*) FROM words")).isEqualTo("50000");
        }
    }

    @Test
    void aSessionWithALimitIsNotWaitedForLonger() throws Exception {
        try (Connection connection = anna()) {
            connection.setNetworkTimeout(Runnable::run, 300);
            assertThatThrownBy(() -> FirstCell.text(connection, "SELECT pg_sleep(30)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aWrongPasswordIsSaid() {
        reach.password = "open sesame";
        assertThatThrownBy(this::anna)
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageContaining("the user and the password in the profile")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void aMissingPasswordIsSaidAndNoneIsLookedForOnThisComputer() throws Exception {
        Path passwords = home.resolve("pgpass");
        Files.writeString(passwords, "*:*:*:anna:" + OwnPostgres.PASSWORD.replace("\\", "\\\\") + "\n");
        System.setProperty("org.postgresql.pgpassfile", passwords.toString());
        try {
            Database database = Reach.withoutPassword(postgres.port(), "postgres", "anna");
            assertThatThrownBy(() -> reach.open(sshd.access(), database))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("the user and the password in the profile");
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }
    }

    @Test
    void aDatabaseThatIsGoneIsSaid() {
        Database database = Reach.byTcp(postgres.port(), "no such; $(x) é", "anna");
        assertThatThrownBy(() -> reach.open(sshd.access(), database))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("database \"no such; $(x) é\" does not exist")
                .hasMessageContaining("The database is not there");
    }

    @Test
    void aPortOnWhichNothingListensIsSaidByTheShell() {
        assertThatThrownBy(() -> reach.open(sshd.access(), Reach.byTcp(1, "postgres", "anna")))
                .isInstanceOfSatisfying(OperationFailed.class, e -> {
                    assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
                    assertThat(e.tried()).contains("127.0.0.1:1");
                });
    }
}
