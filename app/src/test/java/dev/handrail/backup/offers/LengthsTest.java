package dev.handrail.backup.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {
    @ParameterizedTest
    @CsvSource({"90m, PT1H30M", "24h, PT24H", "7d, PT168H", "1m, PT1M", "999999d, PT23999976H"})
    void aLengthOfTimeIsTypedInOneUnit(String word, Duration length) throws OperationFailed {
        assertThat(Lengths.of(word)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0h", "h", "24", "-1h", "1.5h", "1h30m", "1w", "24H", "1000000d", " 1h", "１h"})
    void whatIsNoLengthIsRefused(String word) {
        assertThatThrownBy(() -> Lengths.of(word))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).isNotBlank());
    }
}
