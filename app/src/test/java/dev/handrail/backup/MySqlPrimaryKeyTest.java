package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Providers have a server make no table without a primary key. MariaDB is told so for all of its sessions; the variable of
 * MySQL, which a session may set, is played by what stands before the client.
 */
@Timeout(240)
class MySqlPrimaryKeyTest {
    private static final String LIVE = RescueRig.LIVE;
    private static final String BACK = LIVE + "_back";

    /** Says to the server what the file "said" makes of it, and takes down what the client is told to begin with. */
    private static final String CLIENT = """
            #!/bin/sh
            here=${0%/*}
            PATH=/usr/local/bin:/usr/bin:/bin
            for a; do
              shift
              case $a in --init-command=*) echo "$a" > "$here/begun" ;; *) set -- "$@" "$a" ;; esac
            done
            sed -u -f "$here/said" | exec mariadb "$@"
            """;

    private static final String NOTHING = "";
    private static final String REQUIRES = "s/^SHOW GLOBAL VARIABLES.*/SELECT 'sql_require_primary_key', 'ON'/\n";
    private static final String MAY_REST = REQUIRES + "s/^SET SESSION sql_require_primary_key = OFF$/DO 1/\n";
    private static final String MARKS_NOTHING = "s/^CREATE TABLE .*handrail_unfinished_restore.*/CREATE TABLE none;/\n";

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;
    private static Rig rig;
    private static String keyed;
    private static String keyless;

    @TempDir
    static Path programs;

    @TempDir
    static Path home;

    @BeforeAll
    static void start() throws Exception {
        RealSshd.program(programs.resolve("mariadb"), CLIENT);
        says(NOTHING);
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        mariaDb = RealMariaDb.start();
        mariaDb.execute("CREATE DATABASE rescued; USE rescued;" + """
                CREATE TABLE members (id int PRIMARY KEY, name varchar(20));
                INSERT INTO members SELECT seq, concat('member ', seq) FROM seq_1_to_9;
                CREATE TABLE visits (id int PRIMARY KEY, member int, FOREIGN KEY (member) REFERENCES members (id));
                INSERT INTO visits SELECT seq, 1 + seq % 9 FROM seq_1_to_50;
                """);
        rig = new Rig(home);
        rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE)));
        keyed = Rig.id(rig.backUp());
        mariaDb.execute("CREATE TABLE rescued.loose (n int)");
        keyless = Rig.id(rig.backUp());
        mariaDb.execute("DROP TABLE rescued.loose");
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        mariaDb.close();
        sshd.close();
    }

    @BeforeEach
    void keysAreRequired() {
        mariaDb.execute("SET GLOBAL innodb_force_primary_key = ON");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        says(NOTHING);
    }

    private static void says(String script) throws Exception {
        Files.writeString(programs.resolve("said"), script);
    }

    private static boolean there() {
        return !mariaDb.execute("SHOW DATABASES LIKE '" + BACK + "'").isEmpty();
    }

    private static Event.Ended done(String words, Arguments arguments) throws Exception {
        Event.Ended ended = rig.perform(words, arguments);
        assertThat(ended.failure()).as(words).isNull();
        return ended;
    }

    private static Plan planned(String backup) throws Exception {
        return rig.make("restore", Rig.into(backup, BACK)).plan();
    }

    @Test
    void everyWayBackIsOpenToTablesThatHaveOne() throws Exception {
        done("restore", Rig.into(keyed, BACK));
        mariaDb.execute("DROP DATABASE " + BACK);
        done("backup drill", Arguments.of("ID", keyed));
        mariaDb.execute("USE rescued; DELETE FROM visits WHERE id < 5; UPDATE visits SET member = NULL WHERE id = 7");
        String damaged = MySqlBeside.content(mariaDb, LIVE);
        done("restore", Beside.replace(keyed));
        done(
                "restore undo",
                Arguments.of("RUN", rig.keptDatabases().all().getFirst().run()));
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(damaged);
        Event.Ended brought = done("restore", RescueRig.tablesOf(keyed, "visits"));
        String schema = Objects.requireNonNull(brought.made().get("schema"));
        done("restore rows", RescueRig.rowsOf(schema, "visits", RescueRig.ALL_KINDS));
        assertThat(mariaDb.execute("SELECT count(*), count(member) FROM rescued.visits"))
                .isEqualTo("50\t50");
    }

    @Test
    void ofATableThatHasNoneTheServerIsSaidToBeInTheWayAndNothingStays() throws Exception {
        assertThat(planned(keyless).checks()).anySatisfy(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.text()).contains("no table without a primary key");
        });
        Event.Ended ended = rig.perform("restore", Rig.into(keyless, BACK));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.next()).contains("innodb_force_primary_key");
        assertThat(there()).isFalse();
    }

    @Test
    void whereASessionMayDoWithoutItDoes() throws Exception {
        mariaDb.execute("SET GLOBAL innodb_force_primary_key = OFF");
        says(MAY_REST);
        Plan plan = planned(keyless);
        assertThat(plan.checks()).extracting(Plan.Check::text).noneMatch(text -> text.contains("primary key"));
        assertThat(plan.steps())
                .extracting(Plan.Step::command)
                .anyMatch(command -> String.valueOf(command).contains("--init-command="));
        done("restore", Rig.into(keyless, BACK));
        mariaDb.execute("DROP DATABASE " + BACK);
        assertThat(programs.resolve("begun")).hasContent("--init-command=SET SESSION sql_require_primary_key = OFF\n");
        says(REQUIRES);
        assertThat(planned(keyless).checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("does not let this user do without"));
    }

    @Test
    void aDatabaseThatCouldNotBeMarkedIsDroppedAgain() throws Exception {
        says(MARKS_NOTHING);
        Event.Ended ended = rig.perform("restore", Rig.into(keyed, BACK));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("ERROR 1");
        assertThat(there()).isFalse();
    }
}
