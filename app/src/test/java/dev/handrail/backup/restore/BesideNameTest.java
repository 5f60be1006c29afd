package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BesideNameTest {
    private static final Instant WHEN = Instant.parse("2026-11-21T14:05:09.042Z");

    @Test
    void itSaysWhatItIsForAndWhen() {
        assertThat(BesideName.of("parish", "before", WHEN)).isEqualTo("parish_before_20261121_140509_042");
    }

    @Test
    void itIsNeverLongerThanANameMayBeAndCutsNoLetterInHalf() {
        String name = BesideName.of("😀".repeat(15) + "xyz", "restore", WHEN);
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
        assertThat(name).isEqualTo("😀".repeat(8) + "_restore_20261121_140509_042");
    }
}
