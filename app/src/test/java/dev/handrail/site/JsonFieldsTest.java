package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Site;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site answers in JSON, held against what the profile expects of it. */
class JsonFieldsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"n\": 1} | 1 | OK",
                "{\"n\": 1.0} | 1 | OK",
                "{\"n\": 1e0} | 1 | OK",
                "{\"n\": 100} | 1e2 | OK",
                "{\"n\": 0.1} | 0.1 | OK",
                "{\"n\": -0} | 0 | OK",
                "{\"n\": 12345678901234567890} | 12345678901234567890 | OK",
                "{\"n\": 12345678901234567891} | 12345678901234567890 | FAULT",
                "{\"n\": 1.5} | 1 | FAULT",
                "{\"n\": \"1\"} | 1 | FAULT",
                "{\"n\": true} | 1 | FAULT",
                "{\"n\": null} | 1 | FAULT",
                "{\"n\": [1]} | 1 | FAULT",
                "{\"N\": 1} | 1 | FAULT",
                "{} | 1 | FAULT"
            })
    void aNumberIsTheSameHoweverItIsWritten(String body, String expected, SiteState state) {
        assertThat(state(body, Map.of("n", new BigDecimal(expected)))).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1e400", "1e100000"})
    void aNumberBeyondAllMeasureIsAnotherNumberAndNoSurprise(String number) {
        assertThat(state("{\"n\": " + number + "}", Map.of("n", 1L))).isEqualTo(SiteState.FAULT);
        assertThat(state("{\"n\": [" + number + "]}", Map.of("n", List.of(1L)))).isEqualTo(SiteState.FAULT);
    }

    @Test
    void aNumberWithManyDigitsIsNotRounded() {
        assertThat(state("{\"n\": 0.1000000000000000000001}", Map.of("n", new BigDecimal("0.1"))))
                .isEqualTo(SiteState.FAULT);
    }

    @Test
    void aTextIsHeldSignBySign() {
        assertThat(state("{\"s\": \"ok\"}", Map.of("s", "ok"))).isEqualTo(SiteState.OK);
        assertThat(state("{\"s\": \"OK\"}", Map.of("s", "ok"))).isEqualTo(SiteState.FAULT);
        assertThat(state("{\"s\": \"ok \"}", Map.of("s", "ok"))).isEqualTo(SiteState.FAULT);
        assertThat(state("{\"s\": true}", Map.of("s", "true"))).isEqualTo(SiteState.FAULT);
        assertThat(state("{\"s\": \"\\u00fc\"}", Map.of("s", "ü"))).isEqualTo(SiteState.OK);
    }

    @Test
    void whatIsNullIsNullAndNotMissing() {
        Map<String, Object> nothing = fields("error", null);
        assertThat(state("{\"error\": null}", nothing)).isEqualTo(SiteState.OK);
        assertThat(state("{}", nothing)).isEqualTo(SiteState.FAULT);
        assertThat(state("{\"error\": \"\"}", nothing)).isEqualTo(SiteState.FAULT);
    }

    @Test
    void aListHasTheSameThingsInTheSameOrderAndNoMore() {
        Map<String, Object> expected = fields("up", Arrays.asList("db", 1L, null, List.of(true)));
        assertThat(state("{\"up\": [\"db\", 1, null, [true]]}", expected)).isEqualTo(SiteState.OK);
        assertThat(state("{\"up\": [1, \"db\", null, [true]]}", expected)).isEqualTo(SiteState.FAULT);
        assertThat(state("{\"up\": [\"db\", 1, null, [true], 2]}", expected)).isEqualTo(SiteState.FAULT);
        assertThat(state("{\"up\": \"db\"}", expected)).isEqualTo(SiteState.FAULT);
        assertThat(state("{\"up\": []}", fields("up", List.of()))).isEqualTo(SiteState.OK);
    }

    @Test
    void whatElseStandsInTheDocumentDoesNotMatterAtAnyDepth() {
        Map<String, Object> expected = fields("data", Map.of("db", Map.of("up", true)));
        assertThat(state("{\"x\": 1, \"data\": {\"y\": 2, \"db\": {\"z\": 3, \"up\": true}}}", expected))
                .isEqualTo(SiteState.OK);
    }

    @Test
    void aFieldWithinAnotherIsNamedByItsWholePath() {
        Map<String, Object> expected = fields("data", Map.of("db", Map.of("up", true)));
        assertThat(texts("{\"data\": {\"db\": {\"up\": false}}}", expected))
                .containsExactly("data.db.up is false, where true is expected");
        assertThat(texts("{\"data\": {\"db\": {}}}", expected)).containsExactly("no field data.db.up");
        assertThat(texts("{\"data\": {}}", expected)).containsExactly("no field data.db");
        assertThat(texts("{\"data\": 7}", expected)).singleElement().asString().startsWith("data is 7, where");
    }

    @Test
    void everyFieldThatIsWrongIsTold() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", 1L);
        expected.put("b", 2L);
        expected.put("c", 3L);
        assertThat(texts("{\"a\": 2, \"b\": 2}", expected))
                .containsExactly("a is 2, where 1 is expected", "b is 2", "no field c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "[{\"success\": true}]",
                "true",
                "<html>",
                "{\"success\": true",
                "{success: true}"
            })
    void whatIsNoDocumentIsSaidToBeNone(String body) {
        assertThat(texts(body, Map.of("success", true))).containsExactly("what came is no JSON document");
    }

    @Test
    void aDocumentInADocumentWithoutEndIsNoSurprise() {
        String deep = "{\"a\":".repeat(100_000);
        assertThat(state(deep, Map.of("a", 1L))).isEqualTo(SiteState.FAULT);
    }

    @Test
    void aDocumentOfWhichOnlyTheBeginningWasReadIsUnknown() {
        List<Finding> findings =
                JsonFields.found(Sights.begun("{\"success\": true, \"rows\": [1, 2"), Map.of("success", true));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(SiteState.UNKNOWN);
            assertThat(finding.text()).isEqualTo("the document is too long to be read whole");
        });
    }

    @Test
    void whatAProfileCanSayMatchesItself() {
        Map<String, Object> all = fields("none", null);
        all.put("whole", 5);
        all.put("large", new BigInteger("99999999999999999999"));
        all.put("part", 0.25);
        all.put("text", "a\"b");
        all.put("list", List.of(1, "x"));
        all.put("map", Map.of("in", false));
        Map<String, Object> expected = new Site.Expect(null, null, all).json();
        String body = "{\"none\":null,\"whole\":5,\"large\":99999999999999999999,\"part\":0.250,\"text\":\"a\\\"b\","
                + "\"list\":[1.0,\"x\"],\"map\":{\"in\":false}}";
        assertThat(state(body, expected)).isEqualTo(SiteState.OK);
    }

    private static SiteState state(String body, Map<String, Object> expected) {
        return Finding.worst(JsonFields.found(Sights.text(body), expected));
    }

    private static List<String> texts(String body, Map<String, Object> expected) {
        return JsonFields.found(Sights.text(body), expected).stream()
                .map(Finding::text)
                .toList();
    }

    @SuppressWarnings("NullAway")
    private static Map<String, Object> fields(String name, @Nullable Object value) {
        return new LinkedHashMap<>(Collections.singletonMap(name, value));
    }
}
