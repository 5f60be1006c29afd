package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All the databases of a real MariaDB server, and its users. */
@Timeout(120)
class MySqlServerTest {
    private static RealMariaDb mariaDb;
    private static RealSshd sshd;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
        sshd = RealSshd.start();
        mariaDb.execute("CREATE USER poor@'%' IDENTIFIED BY 'unused'");
        fill();
    }

    private static void fill() {
        mariaDb.execute(
                "CREATE DATABASE parish; CREATE TABLE parish.members AS SELECT 1 AS id; CREATE DATABASE `Odd ``name`;"
                        + " CREATE TABLE `Odd ``name`.t AS SELECT 1 AS id UNION SELECT 2");
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
        mariaDb.close();
    }

    @AfterEach
    void asItWas() {
        mariaDb.execute("DROP DATABASE IF EXISTS choir; REVOKE ALL PRIVILEGES, GRANT OPTION FROM poor@'%';"
                + " DROP USER IF EXISTS anna@'%'; DROP ROLE IF EXISTS clerk");
    }

    private static Database of(Database d, Dump.What what) {
        Dump dump = new Dump(what, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        return new Database(
                d.name(), d.engine(), d.host(), d.port(), d.user(), d.password(), null, d.socket(), null, null, dump);
    }

    private Rig rig(Database database) throws Exception {
        Rig rig = new Rig(home);
        rig.keep(sshd.access(), List.of(database));
        return rig;
    }

    private static List<Manifest> taken(Rig rig) throws Exception {
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
        return rig.catalogue().all().stream().map(Backup::manifest).toList();
    }

    @Test
    void everyDatabaseIsASourceOfItsOwnAndANewOneIsPickedUp() throws Exception {
        try (Rig rig = rig(of(mariaDb.bySocket("main"), Dump.What.ALL))) {
            assertThat(taken(rig))
                    .extracting(manifest -> manifest.source().name())
                    .containsExactlyInAnyOrder("main/parish", "main/Odd `name");
            mariaDb.execute("CREATE DATABASE choir");
            assertThat(taken(rig))
                    .extracting(manifest -> manifest.source().name())
                    .contains("main/choir");
            for (Backup backup : rig.catalogue().all()) {
                assertThat(rig.verify(backup.id()).outcome()).isEqualTo(Outcome.DONE);
                String name = backup.source().replace("main/", "");
                assertThat(backup.manifest().source().origin()).isEqualTo(name);
                assertThat(rig.commands(backup.id())).contains(name.replace("`", "``") + "_restored");
            }
        }
    }

    @Test
    void whatIsPrintedOfTablesOfOneOfThemFindsThem() throws Exception {
        try (Rig rig = rig(of(mariaDb.bySocket("main"), Dump.What.ALL))) {
            taken(rig);
            String id = rig.catalogue().all().stream()
                    .filter(backup -> backup.source().equals("main/parish"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            List<String> lines = new ArrayList<>();
            Event.Ended ended = rig.start("restore", RescueRig.tablesOf(id, "members"), event -> {
                        if (event instanceof Event.Said said) {
                            lines.add(said.line());
                        }
                    })
                    .await();
            assertThat(ended.failure()).isNull();
            assertThat(ended.made()).containsEntry("database", "main/parish");
            String schema = String.valueOf(ended.made().get("schema"));
            assertThat(lines)
                    .anyMatch(line -> line.endsWith("restore compare \"Parish\" \"main/parish\" " + schema + " TABLE"));
            Arguments place = new Arguments(Map.of(
                    "SERVER", List.of(Rig.SERVER), "DATABASE", List.of("main/parish"), "SCHEMA", List.of(schema)));
            assertThat(rig.question("restore compare").teller().tell(place).lines())
                    .anyMatch(line -> line.startsWith("parish.members: 0 rows missing"));
            assertThat(rig.perform("restore clear", place).failure()).isNull();
        }
    }

    @Test
    void whatHandrailHasMadeForItselfIsNoSource() throws Exception {
        mariaDb.execute("CREATE DATABASE parish_drill_20261122_010203_456;"
                + " CREATE DATABASE parish_before_20261122_010203_456; CREATE DATABASE choir;"
                + " CREATE TABLE choir.handrail_unfinished_restore (run varchar(500))");
        try (Rig rig = rig(of(mariaDb.bySocket("main"), Dump.What.ALL))) {
            Plan plan = rig.runner().plan(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)));
            assertThat(plan.steps().toString()).contains("main/parish,").doesNotContain("_drill_", "_before_", "choir");
            assertThat(plan.checks())
                    .extracting(Plan.Check::text)
                    .contains("Of main these are left out, since Handrail has made them for restores and drills:"
                            + " choir, parish_before_20261122_010203_456, parish_drill_20261122_010203_456");
        } finally {
            mariaDb.execute("DROP DATABASE parish_drill_20261122_010203_456;"
                    + " DROP DATABASE parish_before_20261122_010203_456");
        }
    }

    @Test
    void everyDatabaseOfAServerThatHasNoneIsRefusedAndNoEmptySuccess() throws Exception {
        try (Rig rig = rig(of(mariaDb.bySocket("main"), Dump.What.ALL))) {
            Operation run = rig.make("backup run", Arguments.of("SERVER", Rig.SERVER));
            Plan plan = rig.runner().plan(run);
            mariaDb.execute("DROP DATABASE parish; DROP DATABASE `Odd ``name`");
            Event.Ended ended = rig.runner().start(run, plan, event -> {}).await();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
            assertThat(ended.failure()).contains("main stands for every database", "no database any more");
            assertThatThrownBy(() -> rig.runner().plan(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER))))
                    .hasMessageContaining("no database any more")
                    .hasMessageContaining("take the entry out of the profile");
        } finally {
            fill();
        }
    }

    @Test
    void whoMayNotSeeEveryDatabaseIsRefusedAndTheGrantIsNamed() throws Exception {
        mariaDb.execute("GRANT ALL PRIVILEGES ON parish.* TO poor@'%'");
        try (Rig rig = rig(of(mariaDb.byTcp("main", "poor"), Dump.What.ALL))) {
            assertThatThrownBy(() -> rig.runner().plan(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER))))
                    .hasMessageContaining("GRANT SHOW DATABASES ON *.* TO `poor`@`%`;");
        }
    }

    @Test
    void usersAndRightsAreDumpedAndTheShownCommandsBringThemBack() throws Exception {
        mariaDb.execute(
                "CREATE ROLE clerk; GRANT SELECT ON parish.* TO clerk;"
                        + " CREATE USER anna@'%' IDENTIFIED BY 'it''s'; GRANT clerk TO anna@'%'; SET DEFAULT ROLE clerk FOR anna@'%'");
        String before = mariaDb.execute("SHOW GRANTS FOR anna@'%'; SHOW GRANTS FOR clerk; SHOW CREATE USER anna@'%'");
        try (Rig rig = rig(of(mariaDb.bySocket("users"), Dump.What.ROLES))) {
            Manifest manifest = taken(rig).getFirst();
            assertThat(manifest.notes()).allMatch(note -> note.contains("skip-name-resolve"));
            assertThat(rig.verify(manifest.id()).outcome()).isEqualTo(Outcome.DONE);
            assertThatThrownBy(() -> rig.restore(manifest.id(), "elsewhere")).hasMessageContaining("backup commands");
            mariaDb.execute("DROP USER anna@'%'; DROP ROLE clerk");
            Path here = Files.createDirectories(home.resolve("here"));
            Pasted.in(here, here, rig.commands(manifest.id()));
        }
        assertThat(mariaDb.execute("SHOW GRANTS FOR anna@'%'; SHOW GRANTS FOR clerk; SHOW CREATE USER anna@'%'"))
                .isEqualTo(before);
    }

    @Test
    void whoMayNotReadTheUsersGetsOnlyHisOwnRightsAndThatIsSaid() throws Exception {
        mariaDb.execute("GRANT SELECT ON parish.* TO poor@'%' WITH GRANT OPTION");
        try (Rig rig = rig(of(mariaDb.byTcp("users", "poor"), Dump.What.ROLES))) {
            assertThat(rig.runner()
                            .plan(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)))
                            .checks())
                    .anySatisfy(check -> {
                        assertThat(check.state()).isEqualTo(Plan.State.WARNING);
                        assertThat(check.advice()).contains("GRANT SELECT ON mysql.* TO `poor`@`%`;");
                    });
            Manifest manifest = taken(rig).getFirst();
            assertThat(manifest.notes()).singleElement().asString().contains("without its password");
            assertThat(rig.verify(manifest.id()).outcome()).isEqualTo(Outcome.DONE);
            assertThat(Pasted.run("zstd -dc " + rig.kept() + "/*.zst").lines())
                    .containsExactly(
                            "GRANT USAGE ON *.* TO `poor`@`%`;",
                            "GRANT SELECT ON `parish`.* TO `poor`@`%` WITH GRANT OPTION;", "-- Dump completed");
        }
    }
}
