package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredSettingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "work_mem=7MB                     | \"work_mem\" TO '7MB'",
                "search_path=\"$user\", public    | \"search_path\" TO '$user', 'public'",
                "search_path=\"odd, \"\"one\"\"\" | \"search_path\" TO 'odd, \"one\"'",
                "search_path=\"\"                 | \"search_path\" TO ''",
                "parish.motto=it's = so           | \"parish\".\"motto\" TO 'it''s = so'"
            })
    void aStoredSettingIsSetAgainAsItWas(String stored, String assignment) {
        assertThat(StoredSetting.assignment(stored)).isEqualTo(assignment);
    }
}
