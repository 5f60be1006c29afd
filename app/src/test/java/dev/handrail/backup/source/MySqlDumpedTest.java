package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MySQL's own dumper writes, as it did (9.7.4), where it differs from MariaDB's: all rows of a statement on one line. */
class MySqlDumpedTest {
    private static final String DUMP = """
            -- MySQL dump 10.13  Distrib 9.7.4, for Linux (x86_64)
            DROP TABLE IF EXISTS `kinds`;
            /*!50503 SET character_set_client = utf8mb4 */;
            CREATE TABLE `kinds` (
              `id` int NOT NULL,
              `w` int GENERATED ALWAYS AS ((`id` * 2)) STORED,
              `inv` int DEFAULT '7' /*!80023 INVISIBLE */
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
            INSERT INTO `kinds` (`id`, `inv`) VALUES (1,'Anna Secret'),(2,'caries');
            CREATE TABLE `o``dd "ü` (
              `a` int DEFAULT NULL
            ) ENGINE=InnoDB;
            INSERT INTO `o``dd "ü` VALUES (3),(1),('secret');
            /*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `tidy` BEFORE INSERT ON `nokey` FOR EACH ROW SET NEW.a = 0 */;;
            /*!50106 CREATE*/ /*!50117 DEFINER=`root`@`localhost`*/ /*!50106 EVENT `nightly` ON SCHEDULE EVERY 1 DAY DO SELECT 1 */ ;;
            CREATE DEFINER=`root`@`localhost` FUNCTION `one`() RETURNS int
            CREATE DEFINER=`root`@`localhost` PROCEDURE `greet`(IN x int)
            /*!50001 VIEW `busy` AS select `kinds`.`id` AS `id` from `kinds` */;
            -- Dump completed on 2026-11-21 23:23:37
            """;

    private final AtomicInteger begun = new AtomicInteger();
    private final MySqlDumped dumped = new MySqlDumped(begun::incrementAndGet);

    /** What the stage that reads along tells, which this hears. */
    private List<String> told(String dump) throws Exception {
        Process awk = new ProcessBuilder("sh", "-c", MySqlDumped.listing(), "awk").start();
        awk.getOutputStream().write(dump.getBytes(StandardCharsets.UTF_8));
        awk.getOutputStream().close();
        List<String> lines = new ArrayList<>(new String(awk.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
        assertThat(awk.waitFor()).isZero();
        lines.forEach(line -> assertThat(dumped.hears(line)).isTrue());
        return lines;
    }

    private boolean has(Kind kind, String name) {
        return dumped.has(new Item(kind, name, name, "", 0));
    }

    @Test
    void allThatItMakesIsFound() throws Exception {
        told(DUMP);
        assertThat(dumped.complete()).isTrue();
        assertThat(has(Kind.TABLE, "kinds")).isTrue();
        assertThat(has(Kind.TABLE, "o`dd \"ü")).isTrue();
        assertThat(has(Kind.TRIGGER, "tidy")).isTrue();
        assertThat(has(Kind.EVENT, "nightly")).isTrue();
        assertThat(has(Kind.FUNCTION, "one")).isTrue();
        assertThat(has(Kind.PROCEDURE, "greet")).isTrue();
        assertThat(has(Kind.VIEW, "busy")).isTrue();
        assertThat(has(Kind.TABLE, "kind")).isFalse();
    }

    @Test
    void rowsOfOneLineAreNotCountedAndNothingOfThemIsTold() throws Exception {
        assertThat(told(DUMP)).noneMatch(line -> line.contains("Anna") || line.contains("secret"));
        assertThat(dumped.rows("kinds")).isEmpty();
        assertThat(dumped.rows("o`dd \"ü")).isEmpty();
        assertThat(dumped.rows("nobody")).hasValue(0);
    }

    @Test
    void whatStandsInABodyIsNoRowAndNoObject() throws Exception {
        List<String> told = told("""
                CREATE TABLE `audit` (
                INSERT INTO `audit` VALUES
                (1),
                (2);
                DELIMITER ;;
                /*!50003 SET sql_mode = '' */ ;;
                /*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `tidy` AFTER INSERT ON `kinds` FOR EACH ROW BEGIN
                -- as it was ;;
                INSERT INTO `audit` SET `id` = NEW.`id`;
                INSERT INTO `audit` VALUES
                (3);
                CREATE TABLE `passing` (`id` int);
                END */;;
                DELIMITER ;
                DELIMITER ;;
                CREATE DEFINER=`root`@`localhost` PROCEDURE `greet`()
                BEGIN
                INSERT INTO `audit` VALUES (4);
                CREATE DEFINER=`root`@`localhost` FUNCTION `one`() RETURNS int
                END ;;
                DELIMITER ;
                INSERT INTO `later` VALUES
                (5);
                """);
        assertThat(dumped.rows("audit")).as("%s", told).hasValue(2);
        assertThat(dumped.rows("later")).hasValue(1);
        assertThat(has(Kind.TRIGGER, "tidy")).isTrue();
        assertThat(has(Kind.PROCEDURE, "greet")).isTrue();
        assertThat(has(Kind.TABLE, "passing")).isFalse();
        assertThat(has(Kind.FUNCTION, "one")).isFalse();
    }

    @Test
    void aTriggerIsFoundInWhateverLettersItsWordWasWritten() throws Exception {
        told("/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 trigger tidy after insert on a */;;\n");
        assertThat(has(Kind.TRIGGER, "tidy")).isTrue();
    }

    @Test
    void whatStandsBeforeTheMomentOfTheDumpDoesNotBeginIt() throws Exception {
        String definition = "CREATE TABLE `sessions` (\n  `id` int\n);\n-- Dump completed on 2026-11-21 23:23:37\n";
        told(MySqlDumped.EARLY + "\n" + definition);
        assertThat(begun).hasValue(0);
        told(MySqlDumped.EARLY + "\n" + definition + MySqlDumped.ELSE + "\n" + DUMP);
        assertThat(begun).hasValue(1);
        assertThat(has(Kind.TABLE, "sessions")).isTrue();
    }

    @Test
    void whatIsCalledSoAndThenSomeIsSomethingElse() {
        dumped.hears("handrail-dump: TABLE `a``b` (");
        dumped.hears("handrail-dump: rows 7 `a``b`");
        dumped.hears("handrail-dump: TABLE `line2` (");
        assertThat(has(Kind.TABLE, "a`b")).isTrue();
        assertThat(dumped.rows("a`b")).hasValue(7);
        assertThat(has(Kind.TABLE, "a")).isFalse();
        assertThat(dumped.rows("a")).hasValue(0);
        assertThat(has(Kind.TABLE, "line\nbreak")).isFalse();
        dumped.hears("handrail-dump: TABLE `a` (");
        dumped.hears("handrail-dump: TABLE `line");
        dumped.hears("handrail-dump: rows 3 `line");
        assertThat(has(Kind.TABLE, "a")).isTrue();
        assertThat(has(Kind.TABLE, "line\nbreak")).isTrue();
        assertThat(dumped.rows("line\nbreak")).hasValue(3);
    }

    /** As somebody once wrote them: with their database or without, quoted in the one way, the other, or not at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "`tidy` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.a = 0 */;;",
                "tidy BEFORE INSERT",
                "TIDY before insert",
                "\"tidy\" BEFORE INSERT",
                "if not exists `chms`.`tidy` BEFORE INSERT",
                "chms . tidy BEFORE",
                "`ch``ms`.tidy BEFORE",
                "`tidy` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.a = 'x\u2028y'",
                ""
            })
    void aTriggerIsFoundHoweverItWasWritten(String line) {
        dumped.hears("handrail-dump: TRIGGER " + line);
        assertThat(has(Kind.TRIGGER, "tidy")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"`tidy2` BEFORE", "`chms`.`other` BEFORE", "tidyup BEFORE", "`tidy`.`other` BEFORE"})
    void anotherTriggerIsNotTakenForIt(String line) {
        dumped.hears("handrail-dump: TRIGGER " + line);
        assertThat(has(Kind.TRIGGER, "tidy")).isFalse();
    }

    @Test
    void onlyTheLastLineSaysWhetherItIsComplete() {
        assertThat(dumped.complete()).isFalse();
        dumped.hears("handrail-dump: last -- Dump completed on 2026-11-21 23:23:37");
        assertThat(dumped.complete()).isTrue();
        dumped.hears("handrail-dump: last ) ENGINE=InnoDB;");
        assertThat(dumped.complete()).isFalse();
    }

    @Test
    void whatOthersSayIsLeftToThem() {
        assertThat(dumped.hears("mysqldump: Got error: 1045")).isFalse();
        assertThat(dumped.hears("handrail-dump: nothing that it knows")).isTrue();
        assertThat(dumped.count(Kind.TABLE)).isZero();
    }
}
