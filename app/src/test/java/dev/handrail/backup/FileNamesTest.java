package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "chms_production, chms_production",
        "a/../../etc/passwd, a_.._.._etc_passwd",
        "$(touch x), __touch_x_",
        ".., _.",
        "-rf, _rf",
        "Büro, B_ro"
    })
    void aNameBecomesOneThatCanDoNoHarm(String name, String file) {
        assertThat(FileNames.safe(name)).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "chms-20261101-020000-abc.dump.zst, true",
        "chms-20261101-020000-abc.dump.zst.json, true",
        "own-backup-20261101-020000-abc, true",
        "own-backup-20261101-020000-nightly, false",
        "chms-20261101-020000, false",
        "holiday.mov, false"
    })
    void whatABackupIsCalledIsKnownAlsoWithoutAnEnding(String name, boolean ours) {
        assertThat(FileNames.ours(name)).isEqualTo(ours);
    }

    @Test
    void aLongNameIsCut() {
        assertThat(FileNames.safe("x".repeat(500))).hasSize(80);
    }
}
