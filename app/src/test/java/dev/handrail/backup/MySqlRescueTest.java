package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Single tables of a backup of MariaDB come beside the live ones, are compared row by row, and give rows back. */
@Timeout(240)
class MySqlRescueTest {
    @TempDir
    static Path home;

    private static MySqlRescueRig it;
    private static String shared;

    /** One backup of all, of which each test damages tables of its own. */
    @BeforeAll
    static void start() throws Exception {
        it = new MySqlRescueRig(home);
        it.fill();
        it.backUp();
        it.bring(
                "visits",
                "rescued.Od`d tab'le",
                "keyless",
                "people",
                "words",
                "tree",
                "bells",
                "zeros",
                "donors",
                "towns");
        shared = it.schema();
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    @AfterEach
    void nothingElseIsLeft() throws Exception {
        if (!it.schema().equals(shared)) {
            it.clear();
            it.use(shared);
        }
        assertThat(it.databases()).containsExactly(MySqlRescueRig.LIVE, shared);
        assertThat(it.rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aTableThatWasDroppedComesBackTiedToTheLiveOnesAndNotToThoseBesideIt() throws Exception {
        it.sql("CREATE TABLE was AS SELECT * FROM streets; DROP TABLE streets");
        it.bring("streets");
        OperationFailed refused = catchThrowableOfType(
                OperationFailed.class,
                () -> it.rig
                        .make("restore rows", it.rows("streets", "--missing"))
                        .plan());
        it.sql(String.valueOf(refused.next()).replaceFirst(".*?(?=ALTER TABLE)", ""));
        it.sql("DELETE FROM streets; INSERT INTO streets SELECT * FROM was; DROP TABLE was");
        assertThat(it.sql("SELECT DISTINCT k.REFERENCED_TABLE_SCHEMA, r.UPDATE_RULE"
                        + " FROM information_schema.KEY_COLUMN_USAGE k JOIN information_schema.REFERENTIAL_CONSTRAINTS r"
                        + " USING (CONSTRAINT_SCHEMA, CONSTRAINT_NAME) WHERE k.TABLE_SCHEMA = DATABASE()"
                        + " AND k.TABLE_NAME = 'streets' AND k.REFERENCED_TABLE_NAME = 'towns' ORDER BY 2"))
                .isEqualTo("rescued\tCASCADE\nrescued\tSET NULL");
    }

    @Test
    void deletedRowsComeBackWithTheParentsTheyReferTo() throws Exception {
        it.sql(
                "DELETE FROM visits WHERE id <= 312 OR member = 5; DELETE FROM members WHERE id = 5; DELETE FROM heard;"
                        + " UPDATE visits SET note = NULL WHERE id = 400; INSERT INTO visits (id, member, note) VALUES (5000, 7, 'new')");
        long missing = 1000 - it.number("SELECT count(*) FROM visits WHERE id <= 1000");
        assertThat(it.counts("visits")).containsExactly(missing, 1L, 1L, 1000 - missing - 1);
        assertThat(it.counts("rescued.members")).containsExactly(1L, 0L, 0L, 99L);
        Plan plan = it.planned("visits", "--missing");
        assertThat(plan.effect()).isEqualTo(Effect.CHANGES);
        assertThat(plan.checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("1 rows of rescued.members come back too"))
                .anyMatch(text -> text.contains("Triggers fire") && text.contains("hears on members"));
        assertThat(plan.steps())
                .extracting(Plan.Step::command)
                .anyMatch(sql -> String.valueOf(sql).startsWith("INSERT INTO `rescued`.`members`"))
                .anyMatch(sql -> String.valueOf(sql).startsWith("INSERT INTO `rescued`.`visits`"));
        assertThat(plan.steps().stream()
                        .filter(step -> step.text().startsWith("Have the server tell"))
                        .map(step -> String.valueOf(step.command()).replaceAll("[` ].*", "")))
                .containsExactly("CREATE", "INSERT", "DROP");
        assertThat(it.counts("visits")).containsExactly(missing, 1L, 1L, 1000 - missing - 1);
        Event.Ended ended = it.bringBack("visits", "--missing");
        assertThat(ended.failure()).isNull();
        assertThat(ended.made()).containsEntry("rows", String.valueOf(missing + 1));
        assertThat(it.counts("visits")).containsExactly(0L, 1L, 1L, 999L);
        assertThat(it.counts("members")).containsExactly(0L, 0L, 0L, 100L);
        assertThat(it.sql("SELECT what FROM heard")).isEqualTo("member 5");
        assertThat(it.bringBack("visits", "--changed", "--extra").failure()).isNull();
        assertThat(it.counts("visits")).containsExactly(0L, 0L, 0L, 1000L);
        String before = it.beside().stream()
                .filter(name -> name.startsWith("handrail_before_"))
                .filter(name -> it.mariaDb
                        .execute("DESCRIBE `" + it.schema() + "`.`" + name + "`")
                        .contains("member\t"))
                .findFirst()
                .orElseThrow();
        assertThat(it.mariaDb.execute("SELECT id FROM `" + it.schema() + "`.`" + before + "` ORDER BY id"))
                .isEqualTo("400\n5000");
        assertThat(it.rig.make("restore clear", it.place()).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .asString()
                .contains(before + " (2)", "taken back from nowhere else");
    }

    @Test
    void aTableComesWithAllThatBelongsToItAndNothingElse() throws Exception {
        String live = MySqlBeside.content(it.mariaDb, MySqlRescueRig.LIVE);
        it.bring("visits", "Od`d tab'le");
        assertThat(MySqlBeside.content(it.mariaDb, MySqlRescueRig.LIVE)).isEqualTo(live);
        assertThat(it.beside()).containsExactlyInAnyOrder("Od`d tab'le", "members", "visits");
        String shown = "SHOW CREATE TABLE `%s`.`Od``d tab'le`";
        assertThat(it.mariaDb.execute(shown.formatted(it.schema())))
                .isEqualTo(it.mariaDb.execute(shown.formatted(MySqlRescueRig.LIVE)))
                .contains("PARTITION BY RANGE", "STORED", "CHECK");
        assertThat(it.mariaDb.execute("SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '"
                        + it.schema() + "'"))
                .isEqualTo("hears");
        assertThat(it.mariaDb.execute("SELECT AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = '"
                        + it.schema() + "' AND TABLE_NAME = 'members'"))
                .isEqualTo("101");
        assertThat(it.mariaDb.execute("SELECT count(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '"
                        + it.schema() + "'"))
                .isEqualTo("0");
        assertThat(String.valueOf(it.rig
                        .question("restore rescued")
                        .teller()
                        .tell(it.rows("unused"))
                        .document()))
                .contains("schema=" + it.schema(), "name=members, parent=true", it.id());
    }

    @Test
    void tablesOfADumpThatAnotherProgramMadeComeBesideAndGiveRowsBack() throws Exception {
        it.sql("CREATE TABLE rooms (id int PRIMARY KEY, name varchar(40));"
                + " INSERT INTO rooms SELECT seq, concat('room ', seq) FROM seq_1_to_5;"
                + " CREATE TABLE guests (id int PRIMARY KEY, room int, FOREIGN KEY (room) REFERENCES rooms (id));"
                + " INSERT INTO guests SELECT seq, 1 + seq % 5 FROM seq_1_to_20");
        String id = it.adopted();
        it.sql("DELETE FROM guests WHERE room = 1 OR id = 3; DELETE FROM rooms WHERE id = 1;"
                + " UPDATE guests SET room = NULL WHERE id = 4");
        assertThat(it.rig.perform("restore", RescueRig.tablesOf(id, "ghosts")).failure())
                .contains("ghosts");
        assertThat(it.rig.runner().leftBehind()).isEmpty();
        it.bringOf(id, "guests");
        assertThat(it.beside()).containsExactly("guests", "rooms");
        assertThat(it.counts("guests")).containsExactly(5L, 1L, 0L, 14L);
        assertThat(it.bringBack("guests", "--missing", "--changed").failure()).isNull();
        assertThat(it.counts("guests")).containsExactly(0L, 0L, 0L, 20L);
        assertThat(it.counts("rooms")).containsExactly(0L, 0L, 0L, 5L);
        it.sql("DROP TABLE guests; DROP TABLE rooms");
    }

    @Test
    void tablesOfADumpThatWasCutComeBesideAsFarAsItGoesAndProveNothing() throws Exception {
        it.sql("CREATE TABLE rooms (id int PRIMARY KEY, name varchar(40));"
                + " INSERT INTO rooms SELECT seq, concat('room ', seq) FROM seq_1_to_5;"
                + " CREATE TABLE zones (id int PRIMARY KEY, name varchar(40));"
                + " INSERT INTO zones SELECT seq, concat('zone ', seq) FROM seq_1_to_5");
        String id = it.adopted("{ sed '/^INSERT INTO `zones`/,$d'; printf 'INSERT INTO `zones` VALUES (1,'; }");
        it.sql("DELETE FROM rooms WHERE id = 3");
        assertThat(it.rig
                        .make("restore", RescueRig.tablesOf(id, "rooms"))
                        .plan()
                        .checks())
                .anySatisfy(check -> assertThat(check.text()).contains("does not end as a dump does"))
                .noneSatisfy(check -> assertThat(check.state()).isEqualTo(Plan.State.BLOCKER));
        it.bringOf(id, "rooms");
        assertThat(it.counts("rooms")).containsExactly(1L, 0L, 0L, 4L);
        assertThat(it.compare("rooms")).containsEntry("cut", true);
        assertThat(it.rig.catalogue().require(id).proven()).isFalse();
        assertThat(it.rig.perform("restore", RescueRig.tablesOf(id, "zoned")).next())
                .contains("from a backup that is whole", "rooms");
        it.sql("DROP TABLE rooms; DROP TABLE zones");
    }

    @Test
    void everyKindOfValueIsComparedByItsBytesAndComesBackByKey() throws Exception {
        String odd = "`Od``d tab'le`";
        String sum = it.sql("CHECKSUM TABLE " + odd);
        assertThat(it.counts("Od`d tab'le")).containsExactly(0L, 0L, 0L, 20L);
        it.sql(
                "DELETE FROM %1$s WHERE `a key` IN (3, 14); UPDATE %1$s SET doc = '{\"n\":  5}', latin = NULL WHERE `a key` = 5;"
                                .formatted(odd)
                        + " UPDATE %1$s SET raw = x'00ff0d0b', at = '2026-03-29 02:30:00.123457', b = b'1' WHERE `a key` = 6;"
                                .formatted(odd)
                        + " INSERT INTO %1$s (`a key`, k, price) VALUES (99, '', 9)".formatted(odd));
        assertThat(it.counts("Od`d tab'le")).containsExactly(2L, 2L, 1L, 16L);
        Map<String, Object> changed = it.compare("Od`d tab'le", "--only=changed");
        assertThat(String.valueOf(changed.get("rows")))
                .contains("kind=changed, key=[\"5\",\"Q'\\\"\\\\,{}5\"], backup={doc={\"n\": 5}, latin=grün}")
                .contains("b=21, raw=0x00FF0D0A", "b=1, raw=0x00FF0D0B")
                .doesNotContain("price=", "key=[\"3\"");
        String seen = String.valueOf(changed.get("seen"));
        String five = "--key=[\"5\",\"Q'\\\"\\\\,{}5\"]";
        assertThat(it.bringBack("Od`d tab'le", "--changed", five, "--seen=" + seen)
                        .failure())
                .isNull();
        assertThat(it.counts("Od`d tab'le")).containsExactly(2L, 1L, 1L, 17L);
        assertThatThrownBy(() -> it.bringBack("Od`d tab'le", "--changed", five))
                .hasMessageContaining("1 of 1 do not differ");
        assertThat(it.bringBack("Od`d tab'le", RescueRig.ALL_KINDS).failure()).isNull();
        assertThat(it.counts("Od`d tab'le")).containsExactly(0L, 0L, 0L, 20L);
        assertThat(it.sql("CHECKSUM TABLE " + odd)).isEqualTo(sum);
        assertThat(it.sql("SELECT sum(twice) FROM " + odd)).isEqualTo("420.00");
    }

    @Test
    void noCollationMakesTwoKeysOneNorHidesAChangedLetter() throws Exception {
        it.sql(
                "UPDATE words SET said = 'hello' WHERE word = 'Ann'; UPDATE words SET said = 'there' WHERE word = 'bob';"
                        + " UPDATE words SET said = '' WHERE word = 'Cleo'; UPDATE words SET word = 'DORA' WHERE word = 'dora'");
        assertThat(it.counts("words")).containsExactly(1L, 3L, 1L, 0L);
        assertThat(String.valueOf(it.compare("words").get("rows")))
                .contains("backup={said=Hello}, live={said=hello}", "backup={said=null}, live={said=}", "key=DORA");
        assertThat(it.bringBack("words", "--missing").failure()).contains("Duplicate entry");
        assertThat(it.counts("words")).containsExactly(1L, 3L, 1L, 0L);
        assertThat(it.bringBack("words", RescueRig.ALL_KINDS).failure()).isNull();
        assertThat(it.sql("SELECT word, concat('<', said, '>') FROM words ORDER BY 1"))
                .isEqualTo("Ann\t<Hello>\nbob\t<there >\nCleo\tNULL\ndora\t<>");
    }

    @Test
    void rowsThatReferToEachOtherComeBackTogetherAndNoneGoesUnseen() throws Exception {
        it.sql("SET foreign_key_checks = 0; DELETE FROM tree WHERE id <> 2");
        assertThat(it.counts("tree")).containsExactly(4L, 0L, 0L, 1L);
        assertThat(it.bringBack("tree", "--missing", "--key=7").failure()).isNull();
        assertThat(it.counts("tree")).containsExactly(0L, 0L, 0L, 5L);
        it.sql("INSERT INTO members VALUES (500, 'late'); INSERT INTO visits (member) VALUES (500)");
        Plan plan = it.planned("members", "--extra");
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("1 rows of rescued.visits"));
        it.sql("DELETE FROM members WHERE id = 500");
    }

    @Test
    void rowsOfOthersAreNotChangedWithThoseThatAreSetBackUnseen() throws Exception {
        it.sql("UPDATE towns SET code = CONCAT('n', code); UPDATE towns SET note = 'new'");
        assertThat(it.sql("SELECT town, gone FROM streets ORDER BY id")).isEqualTo("nab\tNULL\nnab\tNULL\nncd\tNULL");
        it.sql("UPDATE streets SET gone = 'nef' WHERE id = 3");
        Plan plan = it.planned("towns", "--changed");
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("4 rows of rescued.streets refer to values that change"));
        it.sql("UPDATE towns SET code = SUBSTR(code, 2)");
        assertThat(it.bringBack("towns", "--changed").failure())
                .as("what they refer to stays as it is")
                .isNull();
        assertThat(it.counts("towns")).containsExactly(0L, 0L, 0L, 3L);
    }

    @Test
    void whatNothingTellsApartIsComparedAsWholeRowsAndTheWayBackIsSaid() throws Exception {
        it.sql("DELETE FROM keyless; INSERT INTO keyless VALUES (1, NULL), (2, 'X'), (3, 'y')");
        assertThat(it.counts("keyless")).containsExactly(2L, 0L, 1L, 2L);
        assertThat(it.answer("keyless").lines()).anyMatch(line -> line.contains("neither a primary key"));
        assertThat(String.valueOf(it.compare("keyless").get("rows")))
                .contains("key=(2, x)", "key=(2, X)", "key=(1, ∅)");
        assertThatThrownBy(() -> it.bringBack("keyless", "--missing")).hasMessageContaining("EXCEPT");
    }

    @Test
    void aTableWithOtherColumnsSinceGivesBackWhatBothHave() throws Exception {
        it.sql("DELETE FROM people WHERE id > 5; ALTER TABLE people DROP COLUMN gone, MODIFY age int,"
                + " MODIFY raw varbinary(32), MODIFY flag bit(8),"
                + " ADD COLUMN since date NOT NULL DEFAULT '2026-01-01', AUTO_INCREMENT = 6");
        assertThat(it.counts("people")).containsExactly(5L, 0L, 0L, 5L);
        assertThat(it.compare("people"))
                .containsEntry("onlyInBackup", List.of("gone"))
                .containsEntry("onlyLive", List.of("since"))
                .containsEntry("otherType", List.of("age", "raw", "flag"));
        assertThat(it.bringBack("people", "--missing").failure()).isNull();
        assertThat(it.number("SELECT sum(age) FROM people WHERE since = '2026-01-01'"))
                .isEqualTo(55);
        assertThat(it.sql("SELECT DISTINCT hex(raw), flag + 0 FROM people")).isEqualTo("00FF0D0A\t1");
        it.sql("INSERT INTO people (name) VALUES ('next')");
        assertThat(it.number("SELECT max(id) FROM people")).isEqualTo(11);
    }

    @Test
    void aTableWithoutTransactionsIsComparedAndNotWrittenTo() throws Exception {
        it.sql("DELETE FROM bells WHERE id = 2; DELETE FROM zeros WHERE id = 0");
        Plan plan = it.planned("bells", "--missing");
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks()).extracting(Plan.Check::text).anyMatch(text -> text.contains("is kept by MyISAM"));
        assertThat(it.number("SELECT count(*) FROM bells")).isEqualTo(1);
        assertThat(it.bringBack("zeros", "--missing").failure()).isNull();
        assertThat(it.number("SELECT v FROM zeros WHERE id = 0")).isEqualTo(5);
    }

    @Test
    void whatBringsRowsBackIsEndedByTheServerWhenItIsSilentForAMinute() throws Exception {
        it.sql("DELETE FROM donors WHERE id = 9; CREATE TRIGGER patience AFTER INSERT ON donors FOR EACH ROW"
                + " INSERT INTO heard VALUES (CONCAT('patience ', @@SESSION.wait_timeout))");
        assertThat(it.bringBack("donors", "--missing").failure()).isNull();
        assertThat(it.number("SELECT count(*) FROM heard WHERE what = 'patience 60'"))
                .isEqualTo(1);
        it.sql("DROP TRIGGER patience; DELETE FROM heard WHERE what LIKE 'patience%'");
    }

    @Test
    void aTableThatIsNotThereIsRefusedBeforeAnythingIsDone() throws Exception {
        Plan none = it.bringing("vists");
        assertThat(none.blocked()).isTrue();
        assertThat(none.checks()).extracting(Plan.Check::text).contains("The backup has no table vists");
        assertThat(it.bringing("rescued.visits").blocked()).isFalse();
    }

    @Test
    void aTableThatIsGoneIsSaidToBeMovedBack() throws Exception {
        it.sql("RENAME TABLE keyless TO aside");
        assertThat(it.answer("keyless").lines()).anyMatch(line -> line.contains("no such live table any more"));
        assertThatThrownBy(() -> it.bringBack("keyless", "--missing")).hasMessageContaining("RENAME TABLE");
        it.sql("RENAME TABLE aside TO keyless");
    }

    @Test
    void whatSomebodyPutBesideItIsNotDropped() throws Exception {
        it.bring("keyless");
        it.mariaDb.execute("CREATE TABLE `" + it.schema() + "`.mine (id int)");
        assertThatThrownBy(it::clear).hasMessageContaining("mine");
        it.mariaDb.execute("DROP TABLE `" + it.schema() + "`.mine");
    }

    /** Nothing of what a trigger makes of a row is left: it is not the one that was backed up. */
    @Test
    void aTriggerThatChangesTheRowsHasAllOfItTakenBack() throws Exception {
        it.sql(
                "DELETE FROM zeros WHERE id = 1; CREATE TRIGGER spoils BEFORE INSERT ON zeros FOR EACH ROW SET NEW.v = 7");
        assertThat(it.bringBack("zeros", "--missing").failure()).contains("did not come out as the backup has them");
        assertThat(it.number("SELECT count(*) FROM zeros WHERE id = 1")).isZero();
        it.sql("DROP TRIGGER spoils");
        assertThat(it.bringBack("zeros", "--missing").failure()).isNull();
    }
}
