package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single tables of a backup come beside the live ones, are compared row by row, and give rows back. */
class RescueTest {
    @TempDir
    static Path home;

    private static RescueRig it;

    /** One backup of all, of which each test damages tables of its own. */
    @BeforeAll
    static void start() throws Exception {
        it = new RescueRig(home);
        TestDatabase.fill(RescueRig.LIVE, 1000);
        odd();
        partitioned();
        it.sql("""
                CREATE TABLE bells (id int PRIMARY KEY, note text);
                INSERT INTO bells VALUES (1, 'c'), (2, 'g');
                CREATE VIEW "Loud ones" WITH (security_barrier = true) AS SELECT id, note FROM bells WHERE note <> 'a;
                  b';
                CREATE MATERIALIZED VIEW rung AS SELECT count(*) AS n FROM "Loud ones";
                CREATE UNIQUE INDEX rung_once ON rung (n);
                GRANT SELECT ON "Loud ones" TO PUBLIC;
                COMMENT ON VIEW "Loud ones" IS 'it''s loud';
                CREATE VIEW silent AS SELECT 1 AS one;
                """);
        it.sql("CREATE TABLE keyless (a int, b text);"
                + " INSERT INTO keyless VALUES (1, NULL), (1, NULL), (2, 'x'), (3, 'y');"
                + " CREATE TABLE people (id serial PRIMARY KEY, name text, age text, gone int);"
                + " CREATE TABLE halls (id int PRIMARY KEY); INSERT INTO halls VALUES (1), (2);"
                + " CREATE TABLE heard (id int, hall int REFERENCES halls); INSERT INTO heard VALUES (1, 1), (2, 2);"
                + " CREATE TABLE organs (id int PRIMARY KEY); INSERT INTO organs VALUES (1);"
                + " CREATE TABLE pipes (organ int REFERENCES organs ON DELETE CASCADE); INSERT INTO pipes VALUES (1);"
                + " CREATE TABLE choirs (id serial PRIMARY KEY, name text); INSERT INTO choirs (name) VALUES ('a'), ('b');"
                + " CREATE TABLE singers (id serial PRIMARY KEY, choir int REFERENCES choirs ON DELETE CASCADE, part text);"
                + " INSERT INTO singers (choir, part) VALUES (1, 'alto'), (2, 'bass');"
                + " CREATE TABLE solos (singer int REFERENCES singers, song text); INSERT INTO solos VALUES (2, 'Nunc');"
                + " INSERT INTO people (name, age, gone) SELECT 'n' || n, n, n FROM generate_series(1, 10) n");
        it.backUp();
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    @AfterEach
    void clear() throws Exception {
        if (it.number("SELECT count(*) FROM pg_namespace WHERE nspname = '" + it.schema() + "'") > 0) {
            assertThat(it.rig.perform("restore clear", it.clear()).failure()).isNull();
        }
    }

    /** Its subscribers lack the tables that would be made beside the live ones. */
    @Test
    void nothingIsBroughtWhereAllTablesArePublished() throws Exception {
        it.sql("CREATE PUBLICATION one FOR TABLE keyless");
        Plan free = it.rig.make("restore", it.tables("visits")).plan();
        assertThat(free.blocked()).isFalse();
        assertThat(free.steps().toString())
                .contains("ALLOW_CONNECTIONS false; ")
                .doesNotContain("FORCE");
        it.sql("CREATE PUBLICATION everything FOR ALL TABLES");
        try {
            Plan plan = it.rig.make("restore", it.tables("visits")).plan();
            assertThat(plan.blocked()).isTrue();
            assertThat(plan.checks().toString()).contains("The publication everything", "--into NAME");
        } finally {
            it.sql("DROP PUBLICATION one, everything");
        }
    }

    @Test
    void byAnEntryThatStandsForAllTheyAreFoundAsItIsPrinted() throws Exception {
        Database one = it.rig.servers().require(Rig.SERVER).databases().getFirst();
        Dump all = new Dump(Dump.What.ALL, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        it.rig.keep(
                it.sshd.access(),
                List.of(new Database(
                        one.name(),
                        one.engine(),
                        one.host(),
                        one.port(),
                        one.user(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        all)));
        try {
            List<Event> events = new CopyOnWriteArrayList<>();
            Event.Ended ended =
                    it.rig.start("restore", it.tables("keyless"), events::add).await();
            assertThat(ended.failure()).isNull();
            String named = RescueRig.LIVE + "/" + RescueRig.LIVE;
            assertThat(ended.made()).containsEntry("database", named);
            assertThat(events.toString()).contains("\"Parish\" \"" + named + "\" ");
            Arguments place = new Arguments(Map.of(
                    "SERVER",
                    List.of(Rig.SERVER),
                    "DATABASE",
                    List.of(named),
                    "SCHEMA",
                    List.of(String.valueOf(ended.made().get("schema")))));
            assertThat(it.rig.question("restore compare").teller().tell(place).lines())
                    .isNotEmpty();
            assertThat(it.rig.perform("restore clear", place).failure()).isNull();
        } finally {
            it.rig.server(it.sshd.access(), RescueRig.LIVE);
        }
    }

    @Test
    void aTableThatWasDroppedComesBackTiedToTheLiveOnesAndNotToThoseBesideIt() throws Exception {
        it.sql("DROP TABLE solos, singers");
        it.bring("solos");
        assertThat(it.answer("singers").lines().toString()).contains("there is no such live table any more");
        for (String table : List.of("singers", "solos")) {
            moveBack(table);
        }
        it.sql("INSERT INTO choirs (name) VALUES ('c'); INSERT INTO singers (choir, part) VALUES (3, 'tenor');"
                + " INSERT INTO solos VALUES (3, 'Magnificat'); DELETE FROM choirs WHERE id = 1");
        assertThat(it.number("SELECT count(*) FROM singers")).isEqualTo(2);
        assertThat(it.answer("singers").lines().toString())
                .contains("does not lie beside the live tables")
                .doesNotContain("no such live table");
        assertThat(it.rig.perform("restore clear", it.clear()).failure()).isNull();
        assertThat(it.number("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid IN"
                        + " ('singers'::regclass, 'solos'::regclass)"))
                .isEqualTo(2);
    }

    /** As it is pasted: each statement behind the transaction stands alone. */
    private static void moveBack(String table) throws Exception {
        OperationFailed refused = catchThrowableOfType(
                OperationFailed.class,
                () -> it.rig.make("restore rows", it.rows(table, "--missing")).plan());
        String[] parts = String.valueOf(refused.next())
                .replaceFirst(".*?: BEGIN", "BEGIN")
                .split("(?<=COMMIT); ");
        it.sql(parts[0]);
        for (String one : parts.length == 1 ? new String[0] : parts[1].split("; ")) {
            it.sql(one);
        }
    }

    @Test
    void theViewsThatWentWithATableAreNamedAndMadeAgain() throws Exception {
        String reads = "SELECT hashtext(pg_get_viewdef('\"Loud ones\"'::regclass))";
        long was = it.number(reads);
        it.sql("DROP VIEW silent; DROP TABLE bells CASCADE");
        it.bring("bells");
        assertThat(it.answer("bells").lines())
                .anyMatch(line -> line.startsWith("Views of the backup that read public.bells are not live any more:"
                        + " public.Loud ones, public.rung. "));
        moveBack("bells");
        assertThat(it.number(reads)).isEqualTo(was);
        assertThat(it.number("SELECT n FROM rung")).isEqualTo(2);
        assertThat(it.number("SELECT count(*) FROM pg_class WHERE relname = 'Loud ones' AND relacl::text LIKE '%=r/%'"
                        + " AND obj_description(oid) = 'it''s loud' AND reloptions = '{security_barrier=true}'"))
                .isEqualTo(1);
        assertThat(it.number("SELECT count(*) FROM pg_class WHERE relname = 'rung_once'"))
                .isEqualTo(1);
        assertThat(it.answer("bells").lines()).noneMatch(line -> line.startsWith("Views"));
        assertThat(it.rig.perform("restore clear", it.clear()).failure()).isNull();
        it.sql("DROP MATERIALIZED VIEW rung; DELETE FROM bells WHERE id = 1");
        it.bring("bells");
        assertThat(it.rig
                        .make("restore rows", it.rows("bells", "--missing"))
                        .plan()
                        .checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.text()).endsWith("are not live any more: public.rung");
                    assertThat(check.advice()).contains("CREATE MATERIALIZED VIEW public.rung AS SELECT");
                });
    }

    @Test
    void aTableOfWhichAParentRowIsLostComesBackAllTheSame() throws Exception {
        it.sql("DROP TABLE heard; DELETE FROM halls WHERE id = 1");
        it.bring("heard");
        assertThatThrownBy(() -> moveBack("heard")).hasMessageContaining("heard_hall_fkey");
        assertThat(it.number("SELECT count(*) FROM public.heard")).isEqualTo(2);
        assertThatThrownBy(() -> it.sql("INSERT INTO heard VALUES (3, 9)")).hasMessageContaining("heard_hall_fkey");
        it.sql("INSERT INTO halls VALUES (1); ALTER TABLE heard VALIDATE CONSTRAINT heard_hall_fkey");
    }

    @Test
    void theKeysOfLiveTablesThatPointedAtADroppedOneAreMadeAgain() throws Exception {
        it.sql("DROP TABLE organs CASCADE; INSERT INTO pipes VALUES (9)");
        it.bring("pipes");
        assertThatThrownBy(() -> moveBack("organs")).hasMessageContaining("pipes_organ_fkey");
        assertThatThrownBy(() -> it.sql("INSERT INTO pipes VALUES (8)")).hasMessageContaining("pipes_organ_fkey");
        it.sql("DELETE FROM organs; INSERT INTO organs VALUES (9)");
        assertThat(it.number("SELECT count(*) FROM public.pipes")).isEqualTo(1);
        it.sql("ALTER TABLE pipes VALIDATE CONSTRAINT pipes_organ_fkey");
    }

    @Test
    void deletedRowsComeBackWithTheParentsTheyReferTo() throws Exception {
        it.sql("DELETE FROM visits WHERE id <= 312 OR member = 5; DELETE FROM members WHERE id = 5;"
                + " UPDATE visits SET note = NULL WHERE id = 400; INSERT INTO visits (member, note) VALUES (7, 'new')");
        long missing = 1000 - it.number("SELECT count(*) FROM visits WHERE note IS DISTINCT FROM 'new'");
        it.bring("visits");
        assertThat(it.counts("visits")).containsExactly(missing, 1L, 1L, 1000 - missing - 1);
        assertThat(it.counts("public.members")).containsExactly(1L, 0L, 0L, 99L);
        Plan plan = it.rig.make("restore rows", it.rows("visits", "--missing")).plan();
        assertThat(plan.effect()).isEqualTo(Effect.CHANGES);
        assertThat(plan.checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("1 rows of public.members come back too"))
                .anyMatch(text -> text.contains("visits_tidy on visits"));
        assertThat(plan.steps())
                .extracting(Plan.Step::command)
                .anyMatch(sql -> String.valueOf(sql).startsWith("INSERT INTO \"public\".\"members\""))
                .anyMatch(sql -> String.valueOf(sql).startsWith("INSERT INTO \"public\".\"visits\""));
        assertThat(it.counts("visits")).containsExactly(missing, 1L, 1L, 1000 - missing - 1);
        Event.Ended ended = it.bringBack("visits", "--missing");
        assertThat(ended.failure()).isNull();
        assertThat(ended.made()).containsEntry("rows", String.valueOf(missing + 1));
        assertThat(it.counts("visits")).containsExactly(0L, 1L, 1L, 999L);
        assertThat(it.counts("members")).containsExactly(0L, 0L, 0L, 100L);
        assertThat(it.number("SELECT count(*) FROM busy")).isEqualTo(100);
        it.sql("INSERT INTO visits (member, note) VALUES (1, ' trimmed ')");
        assertThat(it.number("SELECT count(*) FROM visits WHERE note = 'trimmed'"))
                .isEqualTo(1);
        Plan clear = it.rig.make("restore clear", it.clear()).plan();
        assertThat(clear.checks())
                .as("nothing was overwritten")
                .extracting(Plan.Check::state)
                .containsExactly(Plan.State.OK);
        assertThat(it.rig.perform("restore clear", it.clear()).failure()).isNull();
        assertThat(it.number("SELECT count(*) FROM pg_namespace WHERE nspname = '" + it.schema() + "'"))
                .isZero();
    }

    /** All that a table can be made of, under names that need quoting. */
    private static void odd() throws Exception {
        it.sql("""
                CREATE SCHEMA "Od d";
                CREATE TYPE "Od d".mood AS ENUM ('glad', 'sad');
                CREATE FUNCTION "Od d".never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'never'; END $$;
                CREATE TABLE "Od d"."Ord""ers" (
                    "a key" int, "b'key" text, first int GENERATED ALWAYS AS IDENTITY, price numeric(9, 2),
                    twice numeric GENERATED ALWAYS AS (price * 2) STORED, doc json, place point, mood "Od d".mood,
                    raw bytea, many int[], "select" text DEFAULT 'x', PRIMARY KEY ("a key", "b'key"), CHECK (price > 0));
                CREATE INDEX "Odd index" ON "Od d"."Ord""ers" (price) WHERE price > 1;
                CREATE TRIGGER "Odd trigger" BEFORE UPDATE ON "Od d"."Ord""ers" EXECUTE FUNCTION "Od d".never();
                COMMENT ON TABLE "Od d"."Ord""ers" IS 'it''s odd';
                CREATE VIEW "Od d".seen AS SELECT * FROM "Od d"."Ord""ers";
                GRANT SELECT ON "Od d"."Ord""ers" TO PUBLIC;
                INSERT INTO "Od d"."Ord""ers" ("a key", "b'key", price, doc, place, mood, raw, many)
                    SELECT n, E'q\\'"\\\\,{}' || n, n, json_build_object('n', n), point(n, n), 'glad', '\\x00ff', ARRAY[n, NULL]
                      FROM generate_series(1, 20) n;
                """);
    }

    @Test
    void oddTablesComeWithAllThatBelongsToThemAndGiveRowsBackByKey() throws Exception {
        it.sql("""
                ALTER TABLE "Od d"."Ord""ers" DISABLE TRIGGER "Odd trigger";
                DELETE FROM "Od d"."Ord""ers" WHERE "a key" IN (3, 4);
                UPDATE "Od d"."Ord""ers" SET doc = '{"n": 5 }', place = NULL, mood = 'sad' WHERE "a key" = 5;
                UPDATE "Od d"."Ord""ers" SET many = ARRAY[6] WHERE "a key" = 6;
                INSERT INTO "Od d"."Ord""ers" ("a key", "b'key", price) VALUES (99, '', 9);
                ALTER TABLE "Od d"."Ord""ers" ENABLE ALWAYS TRIGGER "Odd trigger";
                """);
        it.bring("Od d.Ord\"ers");
        String side = it.schema() + ".\"Ord\"\"ers\"";
        assertThat(it.number("SELECT count(*) FROM pg_index WHERE indrelid = '" + side + "'::regclass"))
                .isEqualTo(2);
        assertThat(it.number("SELECT count(*) FROM pg_constraint WHERE conrelid = '" + side + "'::regclass"))
                .isEqualTo(2);
        assertThat(it.number("SELECT count(*) FROM pg_trigger WHERE tgrelid = '" + side + "'::regclass"))
                .isEqualTo(1);
        assertThat(it.number("SELECT count(*) FROM pg_sequences WHERE last_value = 20 AND schemaname = '" + it.schema()
                        + "'"))
                .isEqualTo(1);
        assertThat(it.number("SELECT count(*) FROM pg_class WHERE oid = '" + side
                        + "'::regclass AND relacl::text LIKE '%=r/%' AND obj_description(oid) = 'it''s odd'"))
                .isEqualTo(1);
        assertThat(it.counts("Ord\"ers")).containsExactly(2L, 2L, 1L, 16L);
        Map<String, Object> changed = it.compare("Ord\"ers", "--only=changed");
        assertThat(String.valueOf(changed.get("rows")))
                .contains("{kind=changed, key=[\"5\",\"q'\\\"\\\\,{}5\"], backup={doc=", "mood=glad}, live={doc=")
                .doesNotContain("price=", "key=[\"3\"");
        String seen = String.valueOf(changed.get("seen"));
        Event.Ended ended = it.bringBack("Ord\"ers", "--changed", "--key=[\"5\",\"q'\\\"\\\\,{}5\"]", "--seen=" + seen);
        assertThat(ended.failure()).isNull();
        assertThat(it.counts("Ord\"ers")).containsExactly(2L, 1L, 1L, 17L);
        assertThat(it.bringBack("Ord\"ers", "--missing", "--changed", "--extra").failure())
                .isNull();
        assertThat(it.counts("Ord\"ers")).containsExactly(0L, 0L, 0L, 20L);
        assertThat(it.number("SELECT sum(twice) FROM \"Od d\".seen")).isEqualTo(420);
        assertThat(it.number("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'A' AND tgname = 'Odd trigger'"))
                .isEqualTo(1);
        assertThat(it.number("SELECT count(*) FROM pg_class WHERE relname LIKE 'handrail_before_%' AND relnamespace = '"
                        + it.schema() + "'::regnamespace"))
                .isEqualTo(2);
        assertThat(it.rig.make("restore clear", it.clear()).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .asString()
                .containsPattern(
                        "3 rows that were overwritten .*handrail_before_\\w+ \\(1\\), handrail_before_\\w+ \\(2\\)");
    }

    private static void partitioned() throws Exception {
        it.sql("""
                CREATE TABLE kinds (id int PRIMARY KEY);
                CREATE TABLE logged (id int, day date, kind int NOT NULL REFERENCES kinds, PRIMARY KEY (id, day, kind)) PARTITION BY RANGE (day);
                CREATE TABLE logged_24 PARTITION OF logged FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (kind);
                CREATE TABLE logged_24_1 PARTITION OF logged_24 FOR VALUES IN (1);
                CREATE TABLE logged_24_2 PARTITION OF logged_24 DEFAULT;
                CREATE TABLE logged_25 PARTITION OF logged FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                CREATE TABLE base (id int PRIMARY KEY, v text);
                CREATE TABLE derived (more text) INHERITS (base);
                INSERT INTO kinds VALUES (1), (2);
                INSERT INTO logged SELECT n, date '2024-01-01' + n, 1 + n % 2 FROM generate_series(1, 700) n;
                INSERT INTO derived VALUES (1, 'a', 'b');
                INSERT INTO base VALUES (2, 'own');
                """);
    }

    @Test
    void aPartitionedTableComesWholeAndAPartitionOfItAlone() throws Exception {
        it.sql(
                "DELETE FROM logged WHERE id % 10 = 0; DELETE FROM logged WHERE kind = 2; DELETE FROM kinds WHERE id = 2;"
                        + " DELETE FROM base");
        it.bring("logged");
        assertThat(it.counts("logged")).containsExactly(420L, 0L, 0L, 280L);
        assertThat(it.bringBack("logged", "--missing").failure()).isNull();
        assertThat(it.number("SELECT count(*) FROM logged")).isEqualTo(700);
        assertThat(it.number("SELECT count(*) FROM kinds")).isEqualTo(2);
        it.sql("DELETE FROM logged WHERE id < 200");
        assertThat(it.rig.perform("restore clear", it.clear()).failure()).isNull();
        it.bring("logged_24_1", "derived");
        assertThat(it.number("SELECT count(*) FROM logged")).isEqualTo(501);
        assertThat(it.counts("logged_24_1").getFirst()).isEqualTo(99L);
        assertThat(it.bringBack("logged_24_1", "--missing").failure()).isNull();
        assertThat(it.number("SELECT count(*) FROM logged")).isEqualTo(600);
        assertThat(it.number("SELECT count(*) FROM base")).isZero();
        assertThat(it.counts("derived").getFirst()).isEqualTo(1L);
    }

    @Test
    void thePlanAndTheRecordOfTheRunHaveEveryStatementThatGathersStatistics() throws Exception {
        String side = "ANALYZE \"rescue_\\d+_\\d+_\\d+\".";
        assertThat(it.rig.make("restore", it.tables("solos")).plan().steps())
                .extracting(step -> String.valueOf(step.command()))
                .contains("ANALYZE")
                .anyMatch(command -> command.matches(side + "\"solos\""));
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended ended =
                it.rig.start("restore", it.tables("public.solos"), events::add).await();
        assertThat(ended.failure()).isNull();
        it.brought(ended);
        assertThat(events)
                .filteredOn(event -> event instanceof Event.Said said && said.where() != null)
                .extracting(event -> ((Event.Said) event).line())
                .contains("ANALYZE")
                .anyMatch(line -> line.matches(side + "\"solos\", .*\"choirs\""));
        assertThat(it.number(
                        "SELECT count(*) FROM pg_statistic WHERE starelid = '" + it.schema() + ".choirs'::regclass"))
                .isEqualTo(2);
    }

    @Test
    void whatNothingTellsApartIsComparedAsWholeRowsAndTheWayBackIsSaid() throws Exception {
        it.sql("DELETE FROM keyless; INSERT INTO keyless VALUES (1, NULL), (2, 'z'), (3, 'y')");
        it.bring("keyless");
        assertThat(it.counts("keyless")).containsExactly(2L, 0L, 1L, 2L);
        assertThat(it.answer("keyless").lines()).anyMatch(line -> line.contains("neither a primary key"));
        assertThatThrownBy(() -> it.bringBack("keyless", "--missing")).hasMessageContaining("EXCEPT ALL");
    }

    @Test
    void aTableWithOtherColumnsSinceGivesBackWhatBothHave() throws Exception {
        it.sql(
                "DELETE FROM people WHERE id > 5; ALTER TABLE people DROP COLUMN gone;"
                        + " ALTER TABLE people ALTER COLUMN age TYPE int USING age::int;"
                        + " ALTER TABLE people ADD COLUMN since date NOT NULL DEFAULT '2026-01-01'; ALTER SEQUENCE people_id_seq RESTART");
        it.bring("people");
        assertThat(it.counts("people")).containsExactly(5L, 0L, 0L, 5L);
        Map<String, Object> compared = it.compare("people");
        assertThat(compared)
                .containsEntry("onlyInBackup", List.of("gone"))
                .containsEntry("onlyLive", List.of("since"))
                .containsEntry("otherType", List.of("age"));
        assertThat(it.bringBack("people", "--missing").failure()).isNull();
        assertThat(it.number("SELECT sum(age) FROM people WHERE since = '2026-01-01'"))
                .isEqualTo(55);
        assertThat(it.number("SELECT nextval('people_id_seq')")).isEqualTo(11);
    }

    /** Nobody may write to the tables meanwhile, so a line that dies must not hold them for long. */
    @Test
    void whatBringsRowsBackIsEndedByTheServerWhenItIsSilentForAMinute() throws Exception {
        it.sql("ALTER TABLE people ADD COLUMN patience text"
                + " DEFAULT current_setting('idle_in_transaction_session_timeout'); DELETE FROM people WHERE id = 3");
        it.bring("people");
        assertThat(it.bringBack("people", "--missing").failure()).isNull();
        assertThat(it.number("SELECT count(*) FROM people WHERE id = 3 AND patience = '1min'"))
                .isEqualTo(1);
        it.sql("ALTER TABLE people DROP COLUMN patience");
    }
}
