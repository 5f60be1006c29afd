package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the versions before a backup of PostgreSQL is restored. */
class PostgresVersionsTest {
    private static List<String> changes(String from, String into) {
        PostgresVersions versions = new PostgresVersions(from, into);
        assertThat(versions.check().state()).isEqualTo(State.OK);
        assertThat(versions.check().text()).contains(from, into, "newer", "statistics gathered anew");
        assertThat(versions.changes()).allMatch(check -> check.state() == State.OK);
        return versions.changes().stream().map(Check::text).toList();
    }

    @Test
    void theSameMajorIsNothingToSpeakOf() {
        PostgresVersions same = new PostgresVersions("14.2", "14.22");
        assertThat(same.check()).isEqualTo(Check.ok("From PostgreSQL 14.2 into PostgreSQL 14.22"));
        assertThat(same.changes()).isEmpty();
        assertThat(new PostgresVersions("9.6.24", "9.6.1").check().text()).doesNotContain("newer");
    }

    @Test
    void anOlderOneIsWarnedOf() {
        PostgresVersions older = new PostgresVersions("15.1", "14.22");
        assertThat(older.check().state()).isEqualTo(State.WARNING);
        assertThat(older.check().advice()).contains("older", "proven");
        assertThat(older.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6.24", "14.22"})
    void whatKnowsNoSubscriptionsTakesNone(String from) {
        Check check = new PostgresVersions(from, "9.6.24").check();
        assertThat(check.state()).isEqualTo(State.BLOCKER);
        assertThat(check.advice()).contains("PostgreSQL 10");
        assertThat(new PostgresVersions(from, "10.23").check().state()).isNotEqualTo(State.BLOCKER);
    }

    /** It knows no pg_partition_tree: so they could be restored, and not moved. */
    @Test
    void singleTablesNeedANewerOne() {
        assertThat(new PostgresVersions("9.6.24", "9.6.24").tablesCheck("x").advice())
                .contains("takes no backup");
        Check older = new PostgresVersions("10.23", "11.22").tablesCheck("x");
        assertThat(older.state()).isEqualTo(State.BLOCKER);
        assertThat(older.advice()).contains("PostgreSQL 12", "handrail restore x --into NAME");
        PostgresVersions newer = new PostgresVersions("10.23", "12.22");
        assertThat(newer.tablesCheck("x")).isEqualTo(newer.check());
    }

    @ParameterizedTest
    @CsvSource({
        "9.6.24, 10.23, pg_sequences",
        "10.23, 11.22, xpath",
        "11.22, 12.22, WITH OIDS",
        "12.22, 13.23, SIMILAR TO",
        "13.23, 14.22, scram-sha-256",
        "13.23, 14.22, anycompatiblearray",
        "14.22, 15.18, schema public",
        "15.18, 16.14, ADMIN OPTION",
        "16.14, 17.10, search_path",
        "17.10, 18.4, md5"
    })
    void everyStepFromOneMajorToTheNextSaysWhatItChanges(String from, String into, String said) {
        String since = "Since " + into.replaceFirst("\\..*", "") + ": ";
        assertThat(changes(from, into))
                .isNotEmpty()
                .allMatch(text -> text.startsWith(since) && !text.contains("\n"))
                .anyMatch(text -> text.contains(said));
    }

    @Test
    void aJumpSaysWhatEachStepOfItWouldInTheirOrder() {
        List<String> jump = changes("9.6.24", "18.4");
        List<String> steps = IntStream.rangeClosed(10, 18)
                .mapToObj(major -> changes(major == 10 ? "9.6" : major - 1 + ".1", major + ".1"))
                .flatMap(List::stream)
                .toList();
        assertThat(jump).isEqualTo(steps).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotKnownYetIsNotGuessed() {
        assertThat(changes("18.4", "19.0")).isEmpty();
    }
}
