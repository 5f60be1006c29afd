package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest.TableRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableRowsTest {
    private static TableRows hashed(String hash) {
        return new TableRows("parish", "members", 3, hash);
    }

    @ParameterizedTest
    @CsvSource({
        "mysql-md5:1, mysql-md5:2, true",
        "mysql-md5:1, mysql-sha2:1, false",
        "hashtextextended:-5, hashtextextended:7, true",
        "1, 2, true"
    })
    void onlyWhatWasHashedInOneWayCanBeCompared(String one, String other, boolean comparable) {
        assertThat(hashed(one).comparable(hashed(other))).isEqualTo(comparable);
    }

    @Test
    void whatWasNotHashedCannotBeCompared() {
        TableRows unhashed = new TableRows("parish", "members", 3);
        assertThat(hashed("mysql-md5:1").comparable(unhashed)).isFalse();
        assertThat(unhashed.comparable(hashed("mysql-md5:1"))).isFalse();
    }
}
