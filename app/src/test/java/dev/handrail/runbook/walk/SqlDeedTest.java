package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.Caller;
import dev.handrail.backup.TestDatabase;
import dev.handrail.operation.Saying;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.landing.SqlText;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.Shells;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.sql.Databases;
import dev.handrail.sql.RealMariaDb;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a runbook asks of a real PostgreSQL and of a real MariaDB: read only, no more rows than one can look at, and stopped at a word. */
@Timeout(120)
class SqlDeedTest {
    private static final String NAME = "asked";

    @TempDir
    static Path home;

    private static RealMariaDb mariaDb;
    private static Shells shells;
    private static Databases databases;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
        mariaDb.execute("CREATE DATABASE asked; USE asked; CREATE TABLE notes (id INT PRIMARY KEY, said TEXT)");
        TestDatabase.create(NAME);
        TestDatabase.execute(NAME, "CREATE TABLE notes (id INT PRIMARY KEY, said TEXT)");
        shells = new SshShells(
                (ref, name) -> Secret.of("unused".toCharArray()),
                Asker.NOBODY,
                new HostKeys(home.resolve("known_hosts"), List.of(), (key, note) -> true),
                SshSettings.usual());
        databases = new Databases(shells, (ref, name) -> Secret.of("unused".toCharArray()));
    }

    @AfterAll
    static void stop() throws Exception {
        shells.close();
        TestDatabase.drop(NAME);
        mariaDb.close();
    }

    /** The two kinds of databases, and how each says what is asked of it here. */
    enum On {
        POSTGRESQL("SELECT 'kept', pg_sleep(600)", "SELECT generate_series(1, 50000)"),
        MARIADB("SELECT 'kept', SLEEP(600)", "SELECT seq FROM seq_1_to_50000");

        private final String endless;
        private final String many;

        On(String endless, String many) {
            this.endless = endless;
            this.many = many;
        }

        private Database database() {
            return this == MARIADB ? mariaDb.bySocket(NAME) : TestDatabase.entry(NAME);
        }

        private String asks(String sql) throws Exception {
            return this == MARIADB ? mariaDb.look("USE asked; " + sql) : String.valueOf(TestDatabase.number(NAME, sql));
        }

        /** How many sessions are at the endless statement. */
        private String sleeping() throws Exception {
            return asks(
                    this == MARIADB
                            ? "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT ''kept''%'"
                            : "SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                                    + " AND query LIKE 'SELECT ''kept''%' AND datname = 'asked'");
        }

        /** How often it was told to end a session. */
        private String kills() {
            return this == MARIADB
                    ? mariaDb.look("SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
                            + " WHERE VARIABLE_NAME = 'COM_KILL'")
                    : "";
        }

        private Verdict runs(String sql, Map<String, String> attributes, Work work) throws OperationFailed {
            Map<String, String> all = new LinkedHashMap<>(Map.of("database", NAME));
            all.putAll(attributes);
            Fence fence = new Fence(Fence.Kind.SQL, "sql", sql, new Attributes(all), false, 1);
            Server server = Server.of("Here", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
            SqlRows rows = new SqlRows(work);
            if (this == MARIADB) {
                new MySqlDeed(shells, databases, fence, server, database()).run(sql, work, rows);
            } else {
                new PostgresDeed(databases, fence, server, database(), "here").run(sql, work, rows);
            }
            return Verdict.good(rows.text());
        }

        private OperationFailed fails(String sql, Map<String, String> attributes) {
            return catchThrowableOfType(OperationFailed.class, () -> runs(sql, attributes, new Saying()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatOnlyReadsChangesNothingWhateverItSays(On on) throws Exception {
        on.runs("INSERT INTO notes VALUES (1, 'first')", Map.of("change", ""), new Saying());
        assertThat(on.runs("SELECT said FROM notes WHERE id = 1", Map.of(), new Saying())
                        .output())
                .isEqualTo("first");
        assertThat(on.fails("DELETE FROM notes", Map.of()).getMessage()).containsIgnoringCase("read");
        // What the words in front do not give away does not help either.
        assertThat(on.fails("SELECT 1; DELETE FROM notes", Map.of())).isNotNull();
        assertThat(on.fails("COMMIT; DELETE FROM notes", Map.of())).isNotNull();
        assertThat(on.asks("SELECT count(*) FROM notes WHERE id = 1")).isEqualTo("1");
        on.runs("DELETE FROM notes WHERE id = 1", Map.of("change", ""), new Saying());
        assertThat(on.asks("SELECT count(*) FROM notes WHERE id = 1")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void noMoreRowsAreToldThanOneCanLookAt(On on) throws Exception {
        Saying saying = new Saying();
        String told = on.runs(on.many, Map.of(), saying).output();
        assertThat(told.lines()).hasSize(SqlRows.MOST + 1).startsWith("1", "2").endsWith("…");
        assertThat(saying.lines()).hasSize(SqlRows.MOST + 1);
        assertThat(on.runs("SELECT 'a', NULL; SELECT 'b'", Map.of(), new Saying())
                        .output()
                        .toLowerCase(Locale.ROOT))
                .isEqualTo("a\tnull\nb");
    }

    @Test
    void aChangeIsMadeWholeThoughNotAllOfItIsTold() throws Exception {
        TestDatabase.execute(NAME, "CREATE TABLE made (n INT)");
        TestDatabase.execute(
                NAME,
                "CREATE FUNCTION make(n INT) RETURNS INT LANGUAGE plpgsql AS"
                        + " $$ BEGIN INSERT INTO made VALUES (n); RETURN n; END $$");
        String all = "SELECT make(n) FROM generate_series(1, 3000) n";
        String told =
                On.POSTGRESQL.runs(all, Map.of("change", ""), new Saying()).output();
        assertThat(told.lines()).hasSize(SqlRows.MOST + 1).endsWith("…");
        assertThat(On.POSTGRESQL.asks("SELECT count(*) FROM made")).isEqualTo("3000");
        On.POSTGRESQL.runs(all + "; DELETE FROM made", Map.of("change", ""), new Saying());
        assertThat(On.POSTGRESQL.asks("SELECT count(*) FROM made"))
                .as("one after the other")
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void whoeverStopsItStopsItInTheDatabaseToo(On on) throws Exception {
        Stopped work = new Stopped();
        CompletableFuture<Verdict> running = CompletableFuture.supplyAsync(() -> {
            try {
                return on.runs(on.endless, Map.of(), work);
            } catch (OperationFailed e) {
                throw new CompletionException(e);
            }
        });
        Await.until("it sleeps in the database", () -> on.sleeping().equals("1"));
        String before = on.kills();
        work.stop();
        // A server that is busy does not look whether its client is still there: it has to be told.
        assertThat(on.kills().equals(before)).isEqualTo(on != On.MARIADB);
        assertThat(running.handle((verdict, failure) -> failure).get()).hasCauseInstanceOf(OperationFailed.class);
        Await.until("nothing sleeps in the database", () -> on.sleeping().equals("0"));
    }

    @ParameterizedTest
    @EnumSource
    void whatTakesLongerThanItMayIsEnded(On on) throws Exception {
        assertThat(on.fails(on.endless, Map.of("timeout", "1s"))).isNotNull();
        Await.until("nothing sleeps in the database", () -> on.sleeping().equals("0"));
    }

    @Test
    void aBlockThatWouldLeaveItsTransactionIsRefusedBeforeAnythingIsAsked() {
        Fence fence = new Fence(
                Fence.Kind.SQL, "sql", "SELECT 1; COMMIT", new Attributes(Map.of("database", NAME)), false, 1);
        OperationFailed refused =
                catchThrowableOfType(OperationFailed.class, () -> SqlDeed.refuseLeaving(fence, SqlText.Dialect.MYSQL));
        assertThat(refused.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
        assertThat(refused.getMessage()).contains("COMMIT");
    }

    /** WalkthroughTest has the same of every other kind of step. However long the program takes to get there. */
    @Test
    @Timeout(900)
    void afterAKillNineItSaysSoAndIsRunAgainOnlyWhenAsked() throws Exception {
        mariaDb.execute("USE asked; CREATE TABLE go (said INT)");
        Caller caller = new Caller(home);
        String id = begun(caller, """
                - [ ] Ask

                  ```sql {change database=asked}
                  SELECT 'killed', SLEEP(IF((SELECT COUNT(*) FROM go) = 0, 600, 0))
                  ```
                """);
        Caller.Begun step = caller.begins("runbook", "step", id, "--yes");
        step.until(SqlDeedTest::isAtIt);
        step.process().destroyForcibly().waitFor();
        assertThat(state(caller, id)).isEqualTo("interrupted");
        assertThat(caller.callsHere("runbook", "step", id, "--yes").status()).isEqualTo(3);
        mariaDb.execute("USE asked; INSERT INTO go VALUES (1)");
        assertThat(caller.callsHere("runbook", "step", id, "--again", "--yes").status())
                .isZero();
        assertThat(state(caller, id)).isEqualTo("done");
    }

    private static boolean isAtIt() {
        return mariaDb.look("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT ''killed''%'")
                .equals("1");
    }

    private static String begun(Caller caller, String text) throws Exception {
        Path profile = Files.writeString(home.resolve("here.yaml"), """
                server: Here
                environment: test
                access: this-computer
                databases:
                  - { name: %s, engine: mariadb, socket: %s, user: root }
                """.formatted(NAME, mariaDb.socket()));
        caller.callsHere("server", "import", profile.toString(), "--yes");
        String file = Files.writeString(home.resolve("ask.md"), text).toString();
        return caller.callsHere("runbook", "start", file, "--server", "Here", "--yes", "--json")
                .end()
                .at("/walkthrough")
                .asText();
    }

    private static String state(Caller caller, String id) {
        return caller.callsHere("runbook", "status", id, "--json")
                .document()
                .at("/steps/0/state")
                .asText();
    }
}
