package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file of a live table is damaged: that is just when one restores, and what one wants to know more of. */
@Timeout(180)
class MySqlDamagedTest {
    private static final String LIVE = MySqlBeside.LIVE;

    private static RealMariaDb mariaDb;

    @TempDir
    Path home;

    private Rig rig;
    private String id;
    private String content;
    private String besides;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
    }

    @AfterAll
    static void stop() throws Exception {
        mariaDb.close();
    }

    @BeforeEach
    void backUp() throws Exception {
        MySqlBeside.fill(mariaDb);
        mariaDb.execute(
                "USE parish; CREATE TABLE hymns (id int PRIMARY KEY) ENGINE=MyISAM; INSERT INTO hymns VALUES (1);"
                        + " CREATE VIEW sung AS SELECT id FROM hymns");
        content = MySqlBeside.content(mariaDb, LIVE);
        besides = MySqlBeside.besides(mariaDb, LIVE);
        rig = new Rig(home);
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(mariaDb.bySocket(LIVE)));
        id = Rig.id(rig.backUp());
    }

    @AfterEach
    void close() {
        assertThat(rig.runner().leftBehind()).isEmpty();
        rig.close();
        MySqlBeside.dropAll(mariaDb);
    }

    private static void damage(String file) throws Exception {
        Files.write(mariaDb.file(LIVE, file), new byte[10]);
    }

    @Test
    void aDamagedTableKeepsNoOtherFromBeingExchanged() throws Exception {
        damage("hymns.MYI");
        assertThat(rig.make("restore", Beside.replace(id)).plan().checks().toString())
                .contains("parish has views that are broken", "sung");
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended ended =
                rig.start("restore", Beside.replace(id), events::add).await();
        assertThat(ended.failure()).isNull();
        assertThat(events.toString())
                .contains("The view sung is broken", "select `parish`.`hymns`.`id`", "without locking them first");
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides);
        String aside = rig.keptDatabases().all().getFirst().kept();
        assertThat(mariaDb.execute("SHOW TABLES FROM " + aside)).contains("hymns", "visits");
    }

    /** Of a dump of another program that is known only when it was loaded. */
    @Test
    void aDamagedTableThatTheBackupLacksIsToldThoughItsRowsCannotBeCounted() throws Exception {
        String adopted = MySqlBeside.adopted(rig, mariaDb, LIVE, home.resolve("elsewhere"), "cat");
        mariaDb.execute("CREATE TABLE parish.later (id int) ENGINE=MyISAM; INSERT INTO parish.later VALUES (1)");
        damage("later.MYI");
        String told = "tables with rows that the backup does not have (1): later (its rows could not be counted)";
        assertThat(rig.make("restore", Beside.replace(id)).plan().checks().toString())
                .contains(told);
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended ended =
                rig.start("restore", Beside.replace(adopted), events::add).await();
        assertThat(ended.failure()).isNull();
        assertThat(events.toString()).contains(told);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
    }

    /** He comes when the tables could not be locked, and is waited for without the triggers. */
    @Test
    void whoeverIsInTheWayOfAnExchangeWithoutTheLockIsWaitedForOnlyOnce() throws Exception {
        damage("hymns.MYI");
        List<MySqlHolder> holders = new CopyOnWriteArrayList<>();
        List<String> gone = new CopyOnWriteArrayList<>();
        Event.Ended ended = rig.start("restore", Beside.replace(id), event -> {
                    if (event instanceof Event.Said said && said.line().contains("without locking them first")) {
                        holders.add(holding());
                    } else if (event instanceof Event.Said said && said.line().contains("were gone for up to")) {
                        gone.add(said.line());
                    }
                })
                .await();
        holders.getFirst().close();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("ERROR 1205");
        assertThat(ended.next()).contains("while its triggers were gone");
        assertThat(gone).hasSize(1);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides);
    }

    private static MySqlHolder holding() {
        try {
            return MySqlHolder.of(mariaDb, LIVE, "SELECT count(*) FROM visits");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A server does not rename a damaged table of this kind. */
    @Test
    void whatCannotBeExchangedIsNamedWithWhatToDoAndItsTriggersAreThere() throws Exception {
        mariaDb.execute("ALTER TABLE parish.hymns ENGINE=Aria");
        damage("hymns.MAI");
        assertSaysHowToMend("ERROR 1025");
        mariaDb.execute("REPAIR TABLE parish.hymns USE_FRM");
        assertThat(rig.perform("restore", Beside.replace(id)).failure()).isNull();
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
    }

    @Test
    void soIsOneWithATrigger() throws Exception {
        damage("bells.MYI");
        assertSaysHowToMend("ring");
        mariaDb.execute("DROP TABLE parish.bells");
        assertThat(rig.perform("restore", Beside.replace(id)).failure()).isNull();
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
    }

    private void assertSaysHowToMend(String said) throws Exception {
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended ended =
                rig.start("restore", Beside.replace(id), events::add).await();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains(said);
        assertThat(ended.next()).contains("REPAIR TABLE", "DROP TABLE");
        assertThat(MySqlBeside.names(mariaDb)).as("%s", events).containsExactly(LIVE);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides);
        assertThat(rig.keptDatabases().all()).isEmpty();
    }

    @Test
    void ofATableThatIsDamagedSinceNobodySaysThatItWasDropped() throws Exception {
        assertThat(rig.perform("restore", Beside.replace(id)).failure()).isNull();
        String run = rig.keptDatabases().all().getFirst().run();
        damage("hymns.MYI");
        String told = rig.question("restore since")
                .teller()
                .tell(Arguments.of("RUN", run))
                .document()
                .toString();
        assertThat(told).contains("parish.hymns could not be read", "ERROR 1").doesNotContain("dropped");
    }
}
