package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the versions before a backup of MariaDB or MySQL is restored. */
class MySqlVersionsTest {
    private static Check check(String from, String into) {
        return new MySqlVersions(from, into).check();
    }

    @Test
    void theSameSeriesIsNothingToSpeakOf() {
        Check check = check("10.11.4-MariaDB", "10.11.14-MariaDB-0+deb12u2");
        assertThat(check.state()).isEqualTo(State.OK);
        assertThat(check.text()).isEqualTo("From 10.11.4-MariaDB into 10.11.14-MariaDB-0+deb12u2");
    }

    @Test
    void aNewerOneIsGoodAndSaysThatAllIsGatheredAnew() {
        Check check = check("10.6.12-MariaDB", "10.11.4-MariaDB");
        assertThat(check.state()).isEqualTo(State.OK);
        assertThat(check.text()).contains("newer", "statistics").doesNotContain("By default");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.48-MariaDB, 10.11.4-MariaDB, since 10.2",
        "10.11.4-MariaDB, 11.8.2-MariaDB, since 11.6",
        "5.6.51, 5.7.44-log, since 5.7",
        "5.7.44-log, 8.0.36, caching_sha2_password",
        "5.7.44, 8.0.36, utf8mb4_0900_ai_ci",
        "8.0.36, 8.4.5, mysql_native_password"
    })
    void whatTheStepFromOneToTheOtherChangesIsSaid(String from, String into, String said) {
        assertThat(check(from, into).state()).isEqualTo(State.OK);
        assertThat(check(from, into).text()).contains("By default", said);
    }

    @Test
    void onlyWhatLiesBetweenTheTwoIsSaid() {
        assertThat(check("8.0.36", "8.4.5").text()).doesNotContain("since 8.0", "since 5.7");
        assertThat(check("10.2.44-MariaDB", "11.4.2-MariaDB").text()).doesNotContain("since");
        assertThat(check("5.6.51", "8.4.5").text()).contains("since 5.7", "since 8.0", "since 8.4");
    }

    @Test
    void theChangesOfOneMakeAreNotThoseOfTheOther() {
        assertThat(check("5.5.68-MariaDB", "10.11.4-MariaDB").text())
                .contains("since 10.2")
                .doesNotContain("since 5.7", "since 8.0");
    }

    @ParameterizedTest
    @CsvSource({"10.11.4-MariaDB, 10.6.12-MariaDB", "8.4.5, 8.0.36", "10.11.4-MariaDB, 8.4.5", "8.0.36, 10.11.4-MariaDB"
    })
    void anOlderOneAndAnotherMakeAreWarnedOf(String from, String into) {
        Check check = check(from, into);
        assertThat(check.state()).isEqualTo(State.WARNING);
        assertThat(check.advice()).contains("older", "proven");
        assertThat(check.text()).doesNotContain("newer");
    }

    @Test
    void whatADumpDoesNotSayIsNotGuessed() {
        assertThat(check("", "8.4.5").text()).doesNotContain("newer", "since");
        assertThat(check("", "8.4.5").state()).isEqualTo(State.OK);
    }

    @Test
    void onlyTheSeriesCounts() {
        assertThat(MySqlVersions.number("10.11.4-MariaDB")).isEqualTo(10_011);
        assertThat(MySqlVersions.number("8.4")).isEqualTo(8_004);
        assertThat(MySqlVersions.number("9")).isEqualTo(9_000);
        assertThat(MySqlVersions.number("unknown")).isZero();
    }
}
