package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose trouble it is that a question had no answer. */
class PostgresAskedTest {
    @ParameterizedTest
    @ValueSource(strings = {"42P01", "42703", "22012", "22P02", "XX000"})
    void whatTheRestoredDatabaseCannotAnswerCountsAgainstIt(String state) {
        assertThat(PostgresAsked.answered(state)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "42501", "08006", "53100", "57014", "58030"})
    void whoMayNotAskAndAServerInTroubleSayNothingOfIt(String state) {
        assertThat(PostgresAsked.answered(state)).isFalse();
    }
}
