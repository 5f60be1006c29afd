package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Manifest.Objects;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.restore.BesideName;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Dump;
import dev.handrail.server.Packing;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a profile may ask of a PostgreSQL dump, over Debian's sshd: every format, parts of a database, roles, all of them. */
class PostgresFormsTest {
    private static final String SOURCE = "rich";
    private static final String RESTORED = "rich_restored";

    private static RealSshd sshd;

    @TempDir
    Path home;

    private Rig rig;

    @BeforeAll
    static void make() throws Exception {
        sshd = RealSshd.start();
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 500);
        TestDatabase.execute(SOURCE, """
                CREATE SCHEMA "Büro ""2""; x";
                CREATE TYPE "Büro ""2""; x".mood AS ENUM ('good', 'bad');
                CREATE DOMAIN "Büro ""2""; x".age AS int CHECK (VALUE >= 0);
                CREATE TABLE "Büro ""2""; x"."TABLE of $(odd) names
                and lines" ("the key" int PRIMARY KEY, m "Büro ""2""; x".mood, a "Büro ""2""; x".age, f float8,
                  t timestamptz, i interval, b bytea, n numeric, c money);
                INSERT INTO "Büro ""2""; x"."TABLE of $(odd) names
                and lines" SELECT n, 'bad', n, n / 3.0, now() + n * interval '1 day', n * interval '1 hour',
                  decode(md5(n::text), 'hex'), n / 7.0, n FROM generate_series(1, 50) n;
                CREATE EXTENSION hstore;
                CREATE TABLE kept (h hstore);
                INSERT INTO kept VALUES ('a=>1'), (NULL), ('a=>1');
                CREATE TABLE years (y int, v text) PARTITION BY RANGE (y);
                CREATE TABLE years_1 PARTITION OF years FOR VALUES FROM (0) TO (10);
                CREATE TABLE years_2 PARTITION OF years FOR VALUES FROM (10) TO (20);
                ALTER TABLE years ADD PRIMARY KEY (y);
                CREATE INDEX ON years (v);
                INSERT INTO years SELECT n, 'v' || n FROM generate_series(0, 19) n;
                CREATE TABLE refers (y int REFERENCES years (y));
                CREATE MATERIALIZED VIEW many AS SELECT count(*) FROM visits;
                ALTER TABLE kept ENABLE ROW LEVEL SECURITY;
                CREATE POLICY all_of_it ON kept USING (true);
                CREATE TYPE pair AS (x int, y int);
                CREATE TYPE span AS RANGE (subtype = float8);
                CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1';
                CREATE AGGREGATE total (int) (sfunc = int4pl, stype = int);
                CREATE UNLOGGED TABLE passing (x int);
                CREATE TRIGGER counted AFTER INSERT ON years FOR EACH ROW EXECUTE FUNCTION tidy();
                SELECT lo_from_bytea(0, 'a large object'), lo_from_bytea(0, 'another');
                """);
    }

    @AfterAll
    static void drop() throws Exception {
        sshd.close();
        TestDatabase.drop(SOURCE);
        TestDatabase.drop(RESTORED);
    }

    @BeforeEach
    void start() throws Exception {
        TestDatabase.drop(RESTORED);
        rig = new Rig(home);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Event.Ended backedUp(Dump dump) throws Exception {
        return backedUp(SOURCE, dump);
    }

    private Event.Ended backedUp(String name, Dump dump) throws Exception {
        keep(name, dump);
        return rig.backUp();
    }

    private void keep(String name, Dump dump) {
        rig.keep(sshd.access(), List.of(TestDatabase.entry(name, dump)));
    }

    private static Dump in(Dump.Format format) {
        return new Dump(Dump.What.ONE, format, 2, false, List.of(), List.of(), List.of());
    }

    @ParameterizedTest
    @EnumSource(Dump.Format.class)
    void everythingThatADatabaseHoldsComesBackTheSame(Dump.Format format) throws Exception {
        Event.Ended ended = backedUp(in(format));
        assertThat(ended.failure()).isNull();
        String id = Rig.id(ended);
        assertThat(rig.verify(id).failure()).isNull();
        assertThat(rig.restore(id, RESTORED).failure()).isNull();
        Manifest manifest = rig.catalogue().require(id).manifest();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        assertThat(manifest.tables())
                .hasSize(8)
                .allSatisfy(t -> assertThat(t.hash()).startsWith("hashtextextended:"));
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM pg_largeobject_metadata"))
                .isEqualTo(2);
        assertThat(TestDatabase.number(RESTORED, "SELECT nextval('visits_id_seq')"))
                .isEqualTo(501);
    }

    @ParameterizedTest
    @EnumSource(Dump.Format.class)
    void theStockCommandsRestoreEveryFormat(Dump.Format format) throws Exception {
        String id = Rig.id(backedUp(in(format)));
        assertThat(pasted(id)).contains("OK");
        String hash = "SELECT sum(hashtextextended(v::text, 0)) % 1000000007 FROM visits v";
        assertThat(TestDatabase.number(RESTORED, hash)).isEqualTo(TestDatabase.number(SOURCE, hash));
        assertThat(home.resolve("here/dump-" + id)).doesNotExist();
    }

    /** Runs exactly what is printed. */
    private String pasted(String id) throws Exception {
        Answer answer = rig.question("backup commands").teller().tell(Arguments.of("ID", id));
        Path here = Files.createDirectories(home.resolve("here"));
        return Pasted.in(here, here, String.join("\n", answer.lines()));
    }

    @Test
    void oneValueThatIsAnotherIsFoundThoughTheRowsAreAsMany() throws Exception {
        String id = Rig.id(backedUp(Dump.USUAL));
        Backup taken = rig.catalogue().require(id);
        rig.catalogue().remove(id);
        rig.catalogue().add(new Backup(withOtherHash(taken.manifest()), false, taken.copies(), List.of()));
        Event.Ended ended = rig.restore(id, RESTORED);
        assertThat(ended.failure()).contains("public.visits has 500 rows as it should, but their content is not");
        assertThat(TestDatabase.exists(RESTORED)).isFalse();
    }

    private static Manifest withOtherHash(Manifest m) {
        return with(
                m,
                m.tables().stream()
                        .map(t -> t.table().equals("visits")
                                ? new TableRows(t.schema(), t.table(), t.rows(), "hashtextextended:1")
                                : t)
                        .toList(),
                m.objects());
    }

    private static Manifest with(Manifest m, List<TableRows> tables, List<Objects> objects) {
        return new Manifest(
                m.format(),
                m.id(),
                m.server(),
                m.environment(),
                m.source(),
                m.taken(),
                m.millis(),
                m.tools(),
                m.artifact(),
                tables,
                objects,
                m.notes(),
                m.run(),
                m.downMillis());
    }

    private Event.Ended verified(String id, String within) throws Exception {
        return rig.perform(
                "backup verify",
                new Arguments(Map.of("ID", List.of(id), "--level", List.of("3"), "--unless-within", List.of(within))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Dump.Format.class,
            names = {"CUSTOM", "DIRECTORY", "PLAIN"})
    void theDumpListsAllThatTheDatabaseHad(Dump.Format format) throws Exception {
        String id = Rig.id(backedUp(in(format)));
        assertThat(verified(id, "0h").failure()).isNull();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.INVENTORY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dump.Format.class,
            names = {"AUTO", "PLAIN"})
    void whatTheDumpDoesNotListIsAFaultWithItsName(Dump.Format format) throws Exception {
        String id = Rig.id(backedUp(in(format)));
        Backup taken = rig.catalogue().require(id);
        List<TableRows> tables = new ArrayList<>(taken.manifest().tables());
        tables.add(new TableRows("public", "secret", 3));
        List<Objects> objects = taken.manifest().objects().stream()
                .map(o -> o.kind().equals("indexes") ? new Objects("indexes", o.count() + 1) : o)
                .toList();
        rig.catalogue().remove(id);
        rig.catalogue().add(new Backup(with(taken.manifest(), tables, objects), false, taken.copies(), List.of()));
        assertThat(verified(id, "0h").failure()).contains("the table public.secret, indexes: 4 of 5");
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.COMPLETE);
    }

    @Test
    void whatWasVerifiedLatelyIsSkippedAndSaid() throws Exception {
        String id = Rig.id(backedUp(Dump.USUAL));
        assertThat(verified(id, "7d").failure()).isNull();
        int tests = rig.catalogue().require(id).proofs().size();
        assertThat(tests).isGreaterThan(3);
        Operation again = rig.make(
                "backup verify",
                new Arguments(Map.of("ID", List.of(id), "--level", List.of("3"), "--unless-within", List.of("7d"))));
        assertThat(again.plan().checks()).anySatisfy(c -> assertThat(c.text()).contains("skipped"));
        assertThat(verified(id, "7d").failure()).isNull();
        assertThat(rig.catalogue().require(id).proofs()).hasSize(tests);
        assertThatThrownBy(() -> verified(id, "often")).hasMessageContaining("There is no time such as often");
    }

    @Test
    void objectsAreCountedByTheirKind() throws Exception {
        Manifest manifest =
                rig.catalogue().require(Rig.id(backedUp(Dump.USUAL))).manifest();
        assertThat(manifest.objects())
                .contains(
                        new Objects("schemas", 1),
                        new Objects("extensions", 1),
                        new Objects("tables", 9),
                        new Objects("views", 1),
                        new Objects("materialized views", 1),
                        new Objects("functions", 1),
                        new Objects("policies", 1),
                        new Objects("domains", 1),
                        new Objects("types", 3))
                .filteredOn(some -> some.kind().equals("large objects"))
                .singleElement()
                .satisfies(large -> {
                    assertThat(large.count()).isEqualTo(2);
                    assertThat(large.hash()).as("what is in them").isNotNull();
                });
    }

    @Test
    void ofChosenTablesOnlyTheirRowsAreInTheManifest() throws Exception {
        Dump chosen = new Dump(
                Dump.What.ONE,
                Dump.Format.AUTO,
                0,
                false,
                List.of("public.*"),
                List.of("kept", "passing"),
                List.of("years*"));
        String id = Rig.id(backedUp(chosen));
        Manifest manifest = rig.catalogue().require(id).manifest();
        assertThat(manifest.tables()).extracting(TableRows::table).containsExactly("members", "refers", "visits");
        assertThat(manifest.notes()).anySatisfy(n -> assertThat(n).contains("public.*"));
    }

    @Test
    void aChosenTableThatIsNotThereAnyMoreFailsTheBackup() throws Exception {
        Dump chosen =
                new Dump(Dump.What.ONE, Dump.Format.AUTO, 0, false, List.of("members", "gone"), List.of(), List.of());
        assertThat(backedUp(chosen).failure()).contains("gone");
        assertThat(rig.files()).isEmpty();
    }

    @Test
    void definitionsAloneComeBackWithoutRows() throws Exception {
        Dump schema = new Dump(Dump.What.ONE, Dump.Format.AUTO, 0, true, List.of(), List.of(), List.of());
        String id = Rig.id(backedUp(schema));
        assertThat(rig.restore(id, RESTORED).failure()).isNull();
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isZero();
        assertThat(rig.catalogue().require(id).manifest().notes())
                .containsExactly("partial: Definitions only, no rows");
    }

    @Test
    void rolesAreBackedUpAndPutBackByTheStockCommands() throws Exception {
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN PASSWORD 'quiet'");
        Dump roles = new Dump(Dump.What.ROLES, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        String id = Rig.id(backedUp("roles", roles));
        assertThat(rig.verify(id).failure()).isNull();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.DECODED);
        TestDatabase.execute("postgres", "DROP ROLE clerk");
        pasted(id);
        assertThat(TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_authid WHERE rolname = 'clerk'" + " AND rolpassword LIKE 'SCRAM%'"))
                .isEqualTo(1);
        TestDatabase.execute("postgres", "DROP ROLE clerk");
    }

    /** One who is no superuser may not read the hashes of others, and is told so before and after. */
    @Test
    void whoMayNotReadPasswordsGetsTheRolesWithoutThemAndIsTold() throws Exception {
        TestDatabase.execute(
                "postgres",
                "DROP ROLE IF EXISTS meek; DROP ROLE IF EXISTS clerk; CREATE ROLE meek LOGIN;"
                        + " CREATE ROLE clerk LOGIN PASSWORD 'quiet'");
        Dump roles = new Dump(Dump.What.ROLES, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        rig.packed(
                rig.keep(sshd.access(), List.of(TestDatabase.entry("roles", "meek", roles))),
                new Packing(Packing.Program.NONE, 0, 0, null, true, null),
                null);
        assertThat(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER))
                        .plan()
                        .checks())
                .anySatisfy(check -> {
                    assertThat(check.state()).isEqualTo(Plan.State.WARNING);
                    assertThat(check.text()).contains("passwords");
                    assertThat(check.advice()).isNotBlank();
                });
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        Backup backup = rig.catalogue().require(Rig.id(ended));
        assertThat(backup.manifest().notes()).singleElement().asString().contains("passwords");
        assertThat(Files.readString(
                        rig.kept().resolve(backup.copies().getFirst().file())))
                .contains("CREATE ROLE clerk", "CREATE ROLE meek")
                .doesNotContain("SCRAM", "PASSWORD '");
        assertThat(rig.verify(backup.id()).failure()).isNull();
        TestDatabase.execute("postgres", "DROP ROLE meek; DROP ROLE clerk");
    }

    @Test
    void allDatabasesOfAServerAreBackedUpAlsoNewOnes() throws Exception {
        Dump all = new Dump(Dump.What.ALL, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        TestDatabase.create("brand/new");
        assertThat(backedUp("everything", all).failure()).isNull();
        List<Backup> taken = rig.catalogue().all();
        assertThat(taken)
                .extracting(Backup::source)
                .contains("everything/rich", "everything/brand/new", "everything/postgres");
        String id = taken.stream()
                .filter(b -> b.source().equals("everything/rich"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(rig.verify(id).failure()).isNull();
        assertThat(rig.restore(id, RESTORED).failure()).isNull();
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isEqualTo(500);
        TestDatabase.drop("brand/new");
    }

    @Test
    void whatHandrailHasMadeForItselfIsNotAmongAllDatabases() throws Exception {
        String beside = BesideName.of("rich", "drill", Instant.now());
        TestDatabase.create(beside);
        TestDatabase.create("halfway");
        TestDatabase.execute("postgres", "COMMENT ON DATABASE halfway IS '" + OwnDatabases.mark("7") + "'");
        try {
            keep("everything", new Dump(Dump.What.ALL, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of()));
            Plan plan = rig.runner().plan(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)));
            assertThat(plan.steps().toString()).contains("everything/rich,").doesNotContain("_drill_", "halfway");
            assertThat(plan.checks().toString()).contains("Handrail has made them for restores", beside, "halfway");
        } finally {
            TestDatabase.drop(beside);
            TestDatabase.drop("halfway");
        }
    }
}
