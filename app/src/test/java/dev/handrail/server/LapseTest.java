package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small values of a profile file: lengths of time, amounts of bytes, documents that are expected. */
class LapseTest {
    @ParameterizedTest
    @CsvSource({
        "0s, 0s",
        "90s, 90s",
        "60s, 1m",
        "5m, 5m",
        "90m, 90m",
        "60m, 1h",
        "24h, 1d",
        "25h, 25h",
        "1d, 1d",
        "36h, 36h",
        "86400s, 1d",
        "999999d, 999999d"
    })
    void aTimeIsWrittenInTheLargestUnitThatSaysItExactly(String written, String word) {
        Duration time = Lapse.parse(written);
        assertThat(Lapse.word(time)).isEqualTo(word);
        assertThat(Lapse.parse(Lapse.word(time))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 m", "-5m", "1.5h", "5w", "5M", "1h30m", "1234567s", "٣m"})
    void whatIsNoTimeIsRefused(String written) {
        assertThatThrownBy(() -> Lapse.parse(written)).isInstanceOf(InvalidProfile.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0GB", "-1", "1.5GB", "GB", "1PB", "9999999999999999999", "99999999999TB", "1 0"})
    void whatIsNoAmountIsRefused(String written) {
        assertThatThrownBy(() -> ByteSize.parse(written)).isInstanceOf(InvalidProfile.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1k, 1024", "2 GB, 2147483648", "3mb, 3145728", "1T, 1099511627776", "7B, 7"})
    void anAmountIsUnderstoodAsPeopleWriteIt(String written, long bytes) {
        assertThat(ByteSize.parse(written).bytes()).isEqualTo(bytes);
        assertThat(ByteSize.parse(ByteSize.parse(written).word()).bytes()).isEqualTo(bytes);
    }

    @Test
    void aDocumentComesBackFromItsOneLine() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("text", "say \"so\" \\ and\nmore – é 😀");
        document.put("list", List.of(1L, true, Map.of("deep", "x")));
        document.put("exact", new BigDecimal("0.10"));
        document.put("huge", new BigInteger("123456789012345678901234567890"));
        document.put("none", null);
        Map<String, Object> kept = ExpectedJson.copy(document);
        assertThat(ExpectedJson.parse(ExpectedJson.word(kept))).isEqualTo(kept);
        assertThat(ExpectedJson.word(kept)).doesNotContain("\n").contains("\\u000a", "0.1", "\"none\": null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "a", "{a: 1}\n---\n{b: 2}", "{a: 1, a: 2}", "{a: &x 1, b: *x}", "{a: 1e999}"})
    void whatIsNoDocumentOrMoreThanOneIsRefused(String text) {
        assertThatThrownBy(() -> ExpectedJson.parse(text)).isInstanceOf(InvalidProfile.class);
    }
}
