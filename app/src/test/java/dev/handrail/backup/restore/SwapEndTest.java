package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwapEndTest {
    /** The function that makes a number of a text is there since PostgreSQL 11 only. */
    @Test
    void eachExchangeHasALockOfItsOwnOnAServerOfAnyVersion() {
        String one = new SwapEnd("parish_before_1").holding();
        assertThat(one).matches("SELECT pg_advisory_xact_lock\\(-?\\d+\\)");
        assertThat(one).isEqualTo(new SwapEnd("parish_before_1").holding());
        assertThat(one).isNotEqualTo(new SwapEnd("parish_before_2").holding());
    }
}
