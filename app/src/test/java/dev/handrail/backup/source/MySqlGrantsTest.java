package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether whoever dumps a database of MariaDB or MySQL sees all of it: what is hidden is left out without a word. */
class MySqlGrantsTest {
    private static final String HIDDEN = "GRANT USAGE ON *.* TO `chms`@`localhost` IDENTIFIED BY PASSWORD '*AB12'";
    private static final String ENOUGH = "SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE";

    @Test
    void whoMayDoEverythingSeesEverything() {
        MySqlGrants root = of("GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION");
        assertThat(root.missing(false, true)).isEmpty();
        assertThat(root.seesDatabases()).isTrue();
        assertThat(root.hasEverywhere("RELOAD")).isTrue();
    }

    @Test
    void whoMayDoEverythingInOneDatabaseSeesThatOne() {
        MySqlGrants own = of(HIDDEN, "GRANT ALL PRIVILEGES ON `chms`.* TO `chms`@`localhost`");
        assertThat(own.missing(false, true)).isEmpty();
        assertThat(own.seesDatabases()).isFalse();
        assertThat(own.hasEverywhere("RELOAD")).isFalse();
    }

    @Test
    void whoMayDoNothingLacksAllThatADumpNeeds() {
        assertThat(of(HIDDEN).missing(false, true))
                .containsExactly("SELECT", "TRIGGER", "EVENT", "SHOW VIEW", "EXECUTE");
        assertThat(of(HIDDEN).missing(false, false)).containsExactly("SELECT", "TRIGGER", "EVENT", "EXECUTE");
        assertThat(of(HIDDEN).reads()).isFalse();
    }

    @Test
    void forTablesThatAreNamedOneByOneOnlyTheirTriggersMayHide() {
        assertThat(of(HIDDEN).missing(true, false)).containsExactly("TRIGGER");
        assertThat(of("GRANT TRIGGER ON `chms`.* TO `chms`@`%`").missing(true, false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT", "SHOW VIEW", "TRIGGER", "EVENT"})
    void whatIsMissingIsNamed(String right) {
        String rest = String.join(
                ", ",
                List.of(ENOUGH.split(", ")).stream()
                        .filter(one -> !one.equals(right))
                        .toList());
        assertThat(of("GRANT " + rest + " ON `chms`.* TO `chms`@`%`").missing(false, true))
                .containsExactly(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`chms` | chms | true",
                "`chms` | CHMS | false",
                "`chms` | chms2 | false",
                "`chms%` | chms_test | true",
                "`%` | anything | true",
                "`ch_s` | chms | true",
                "`ch\\_s` | chms | false",
                "`ch\\_s` | ch_s | true",
                "`100\\%` | 100% | true",
                "`100\\%` | 100 | false",
                "`a``b` | a`b | true",
                "`a.c` | abc | false",
                "`a*` | aaa | false",
                "`(x` | (x | true"
            })
    void theNameOfADatabaseInAGrantIsAPattern(String granted, String database, boolean covered) {
        MySqlGrants grants =
                MySqlGrants.of(List.of("GRANT " + ENOUGH + " ON " + granted + ".* TO `chms`@`%`"), database);
        assertThat(grants.missing(false, true).isEmpty()).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT SELECT, TRIGGER, EVENT ON `chms`.`members` TO `chms`@`%`",
                "GRANT SELECT (`id`, `name`) ON `chms`.`members` TO `chms`@`%`",
                "GRANT EXECUTE ON FUNCTION `chms`.`f` TO `chms`@`%`",
                "GRANT PROXY ON ''@'' TO 'chms'@'%'",
                "GRANT `readers` TO `chms`@`%`",
                "GRANT ALL PRIVILEGES ON `other`.* TO `chms`@`%`",
                "",
                "what no server ever said"
            })
    void aRightOnSomethingElseIsNoneOnTheDatabase(String line) {
        assertThat(of(line).missing(false, true)).hasSize(5);
    }

    @Test
    void rightsComeTogetherFromSeveralLines() {
        MySqlGrants grants = of(
                "GRANT SELECT, SHOW DATABASES ON *.* TO `chms`@`%`",
                "GRANT TRIGGER, EVENT ON `chms`.* TO `chms`@`%`", "GRANT SHOW VIEW ON `chms`.* TO `readers`");
        assertThat(grants.missing(false, true)).isEmpty();
        assertThat(grants.seesDatabases()).isTrue();
    }

    @Test
    void whatIsTakenBackInOneDatabaseIsMissingThereWhicheverLineComesFirst() {
        List<String> lines = List.of(
                "REVOKE SELECT ON `chms`.* FROM `chms`@`%`",
                "GRANT " + ENOUGH + " ON *.* TO `chms`@`%`", "GRANT ROLE_ADMIN,SYSTEM_USER ON *.* TO `chms`@`%`");
        assertThat(MySqlGrants.of(lines, "chms").missing(false, true)).contains("SELECT");
        assertThat(MySqlGrants.of(lines.reversed(), "chms").missing(false, true))
                .contains("SELECT");
        assertThat(MySqlGrants.of(lines, "other").missing(false, true)).isEmpty();
    }

    @Test
    void ofAllThatOneMayDoOnlyWhatIsTakenBackIsMissing() {
        MySqlGrants grants =
                of("GRANT ALL PRIVILEGES ON *.* TO `chms`@`%`", "REVOKE TRIGGER ON `chms`.* FROM `chms`@`%`");
        assertThat(grants.missing(false, true)).containsExactly("TRIGGER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT EXECUTE ON `chms`.* TO `chms`@`%`",
                "GRANT ALTER ROUTINE ON `chms`.* TO `chms`@`%`",
                "GRANT SHOW_ROUTINE ON *.* TO `chms`@`%`",
                "GRANT SELECT ON `mysql`.* TO `chms`@`%`",
                "GRANT SELECT ON `mysql`.`proc` TO `chms`@`%`",
                "GRANT SELECT ON *.* TO `chms`@`%`"
            })
    void thereAreSeveralWaysToSeeRoutines(String line) {
        String rest = "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON `chms`.* TO `chms`@`%`";
        assertThat(of(rest).missing(false, true)).containsExactly("EXECUTE");
        assertThat(of(rest, line).missing(false, true)).isEmpty();
    }

    private static MySqlGrants of(String... lines) {
        return MySqlGrants.of(List.of(lines), "chms");
    }
}
