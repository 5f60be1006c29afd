package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "10.11.14-MariaDB-0+deb12u2, MD5",
        "11.8.3-MariaDB, MD5",
        "5.7.44-log, MD5",
        "8.0.43, MD5",
        "8.4.6, MD5",
        "9.5.0, MD5",
        "9.6.0, SHA2",
        "9.7.4-2, SHA2",
        "10.0.0, SHA2",
        "what, MD5"
    })
    void aServerThatHasNoMd5AnyMoreIsAskedForAnotherHash(String version, MySqlColumns.Method method) {
        assertThat(MySqlColumns.Method.of(version)).isEqualTo(method);
    }

    @Test
    void eachHashSaysHowItWasMade() {
        assertThat(MySqlColumns.Method.MD5.hash("x")).isEqualTo("MD5(x)");
        assertThat(MySqlColumns.Method.SHA2.hash("x")).isEqualTo("SHA2(x, 256)");
    }
}
