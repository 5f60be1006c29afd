package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way, over Debian's sshd: dump, store, verify, restore, compare. */
class BackupAndRestoreTest {
    private static final String SOURCE = "way";
    private static final String RESTORED = "way_restored";

    @TempDir
    Path home;

    private RealSshd sshd;
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        sshd = RealSshd.start();
        rig = new Rig(home);
        TestDatabase.drop(RESTORED);
        TestDatabase.create(SOURCE);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        sshd.close();
    }

    private String backedUp() throws Exception {
        rig.server(sshd.access(), SOURCE);
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        return Rig.id(ended);
    }

    @Test
    void aBackupIsTakenVerifiedRestoredAndEqual() throws Exception {
        TestDatabase.fill(SOURCE, 5000);
        String id = backedUp();
        Backup taken = rig.catalogue().require(id);
        assertThat(rig.files())
                .containsExactly(
                        taken.copies().getFirst().file(),
                        taken.copies().getFirst().file() + ".json");
        assertThat(taken.manifest().table("public.visits").orElseThrow().rows()).isEqualTo(5000);
        assertThat(taken.manifest().artifact().storedBytes())
                .isEqualTo(
                        Files.size(rig.kept().resolve(taken.copies().getFirst().file())))
                .isLessThan(taken.manifest().artifact().bytes());

        assertThat(rig.verify(id).outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.INVENTORY);

        Event.Ended restored = rig.restore(id, RESTORED);
        assertThat(restored.failure()).isNull();
        String hash = "SELECT sum(hashtextextended(v::text, 0)) % 1000000007 FROM visits v";
        assertThat(TestDatabase.number(RESTORED, hash)).isEqualTo(TestDatabase.number(SOURCE, hash));
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM pg_indexes WHERE schemaname = 'public'"))
                .isEqualTo(4);
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM busy")).isEqualTo(100);
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
    }

    @Test
    void theManifestBesideTheArtifactIsTheOneInTheCatalogue() throws Exception {
        TestDatabase.fill(SOURCE, 10);
        Backup taken = rig.catalogue().require(backedUp());
        byte[] json =
                Files.readAllBytes(rig.kept().resolve(taken.copies().getFirst().file() + ".json"));
        assertThat(ManifestFile.read(json, "it")).isEqualTo(taken.manifest());
    }

    @Test
    void whatIsWrittenMeanwhileIsNeitherDumpedNorCounted() throws Exception {
        TestDatabase.fill(SOURCE, 2000);
        rig.server(sshd.access(), SOURCE);
        Event.Ended ended = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {
                    if (event instanceof Event.Said said && said.where() != null) {
                        execute(
                                SOURCE,
                                "INSERT INTO visits (member) SELECT 1 + n % 100 FROM generate_series(1, 1000) n");
                    }
                })
                .await();
        String id = Rig.id(ended);
        assertThat(rig.catalogue()
                        .require(id)
                        .manifest()
                        .table("public.visits")
                        .orElseThrow()
                        .rows())
                .isEqualTo(2000);
        assertThat(rig.restore(id, RESTORED).failure()).isNull();
        assertThat(TestDatabase.number(SOURCE, "SELECT count(*) FROM visits")).isEqualTo(3000);
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isEqualTo(2000);
    }

    private static void execute(String database, String sql) {
        try {
            TestDatabase.execute(database, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatComesBackUnderItsOwnNameIsAllThatItWasBesidesItsContent() throws Exception {
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS way_app; CREATE ROLE way_app");
        TestDatabase.execute("postgres", """
                ALTER DATABASE way OWNER TO way_app; REVOKE CONNECT ON DATABASE way FROM PUBLIC;
                ALTER DATABASE way SET search_path TO app, "Public"; ALTER DATABASE way SET app.jwt_secret TO 'swordfish';
                ALTER ROLE way_app IN DATABASE way SET timezone TO 'Europe/Vienna'; ALTER DATABASE way CONNECTION LIMIT 30;
                COMMENT ON DATABASE way IS 'of the parish'""");
        String id = backedUp();
        assertThat(ManifestFile.write(rig.catalogue().require(id).manifest()))
                .contains("app.jwt_secret")
                .doesNotContain("swordfish");
        TestDatabase.execute("postgres", "ALTER DATABASE way RESET app.jwt_secret");
        String was = Beside.besides(SOURCE);
        TestDatabase.drop(SOURCE);
        assertThat(rig.restore(id, SOURCE).failure()).isNull();
        assertThat(Beside.besides(SOURCE)).isEqualTo(was).contains("way_app", "of the parish");

        TestDatabase.drop(SOURCE);
        TestDatabase.execute("postgres", "DROP ROLE way_app");
        Plan without = rig.make("restore", Rig.into(id, SOURCE)).plan();
        assertThat(without.blocked()).isFalse();
        assertThat(without.checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("belonged to way_app"))
                .anyMatch(text -> text.contains("ALTER ROLE \"way_app\" IN DATABASE"))
                .anyMatch(text -> text.endsWith("ALTER DATABASE \"way\" SET \"app\".\"jwt_secret\" TO …"));
    }

    @Test
    void whatTheDatabaseUserMayNotSetIsSaidBeforehand() throws Exception {
        TestDatabase.execute("postgres", """
                DROP ROLE IF EXISTS way_app, way_maker; CREATE ROLE way_app; CREATE ROLE way_maker LOGIN CREATEDB;
                ALTER DATABASE way SET log_min_duration_statement TO 7; ALTER DATABASE way SET work_mem TO '7MB';
                ALTER ROLE way_app IN DATABASE way SET timezone TO 'UTC'""");
        String id = backedUp();
        TestDatabase.drop(SOURCE);
        Database user = TestDatabase.entry(SOURCE, "way_maker");
        rig.keep(sshd.access(), List.of(user));
        assertThat(rig.make("restore", Rig.into(id, SOURCE)).plan().checks())
                .extracting(Plan.Check::text)
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                "may not set all",
                                "\"log_min_duration_statement\"",
                                "ALTER ROLE \"way_app\" IN DATABASE")
                        .doesNotContain("work_mem"));
        TestDatabase.execute("postgres", "DROP ROLE way_app, way_maker");
    }

    /** After hours, when all is proven. */
    @Test
    void whatIsRefusedAtTheEndIsSaidAndNoFailure() throws Exception {
        TestDatabase.execute("postgres", """
                DROP ROLE IF EXISTS way_gone; CREATE ROLE way_gone; GRANT CREATE ON DATABASE way TO way_gone""");
        String id = backedUp();
        TestDatabase.drop(SOURCE);
        Event.Ended ended = rig.start("restore", Rig.into(id, SOURCE), event -> {
                    if (event instanceof Event.Said said && said.where() != null) {
                        execute("postgres", "DROP ROLE IF EXISTS way_gone");
                    }
                })
                .await();
        assertThat(ended.failure()).isNull();
        assertThat(ended.made()).containsEntry("database", SOURCE).containsEntry("refused", "1");
        assertThat(rig.journal().lines(ended.run()))
                .extracting(Run.Line::text)
                .anyMatch(line -> line.contains("refused some of the rights") && line.contains("\"way_gone\""));
    }

    @Test
    void emptyDatabase() throws Exception {
        String id = backedUp();
        assertThat(rig.catalogue().require(id).manifest().tables()).isEmpty();
        assertThat(rig.verify(id).failure()).isNull();
        assertThat(rig.restore(id, RESTORED).failure()).isNull();
        assertThat(TestDatabase.exists(RESTORED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a'b; $(touch x) \"c",
                "-Fd",
                "host=elsewhere dbname=x",
                "naïve ünïcode",
                "with space",
                "back\\slash"
            })
    void nameWithQuotesAndWorse(String name) throws Exception {
        String restored = name + "2";
        TestDatabase.drop(restored);
        TestDatabase.create(name);
        TestDatabase.execute(name, "CREATE TABLE \"ta'ble; $(x) \"\"q\" AS SELECT 7 AS n");
        rig.server(sshd.access(), name);
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        String id = Rig.id(ended);
        assertThat(rig.verify(id).failure()).isNull();
        assertThat(rig.restore(id, restored).failure()).isNull();
        assertThat(TestDatabase.number(restored, "SELECT n FROM \"ta'ble; $(x) \"\"q\""))
                .isEqualTo(7);
        TestDatabase.drop(restored);
        TestDatabase.drop(name);
    }

    @Test
    void theStockCommandsRestoreItWithoutHandrail() throws Exception {
        TestDatabase.fill(SOURCE, 1000);
        String id = backedUp();
        Answer answer = rig.question("backup commands").teller().tell(Arguments.of("ID", id));
        Path here = Files.createDirectories(home.resolve("here"));
        assertThat(Pasted.in(here, here, String.join("\n", answer.lines()))).contains("OK");
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isEqualTo(1000);
    }

    @Test
    void aNameThatIsTakenIsABlocker() throws Exception {
        String id = backedUp();
        TestDatabase.create(RESTORED);
        Plan plan = rig.make("restore", Rig.into(id, RESTORED)).plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks()).anySatisfy(c -> assertThat(c.text()).contains("already"));
    }

    @Test
    void thePlanShowsTheExactCommandsAndTouchesNothing() throws Exception {
        TestDatabase.fill(SOURCE, 10);
        Server server = rig.server(sshd.access(), SOURCE);
        Plan plan =
                rig.make("backup run", Arguments.of("SERVER", server.name())).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.steps().getFirst().command())
                .contains("pg_dump")
                .contains("| nice -n 10")
                .contains("zstd -q -3");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void aDeletedBackupLeavesNeitherFilesNorEntry() throws Exception {
        String id = backedUp();
        assertThat(rig.perform("backup delete", Arguments.of("ID", id)).failure())
                .isNull();
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().find(id)).isEmpty();
    }

    @Test
    void theListIsTheDocumentThatScriptsAreTold() throws Exception {
        String id = backedUp();
        Answer answer = rig.question("backup list").teller().tell(Arguments.of("SERVER", Rig.SERVER));
        assertThat((List<?>) answer.document())
                .hasSize(1)
                .first()
                .asString()
                .contains("id=" + id, "proof=1", "state=good");
        assertThat(answer.rows()).hasSize(1);
    }
}
