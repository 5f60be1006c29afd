package dev.handrail.runbook.landing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.runbook.Variable.Type;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of a command line, addresses and JSON, with values that would like to be more than a value. */
class WordTextTest {
    private static Function<String, Value> text(String value) {
        return name -> new Value(Type.TEXT, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a b  c               | a,b,c",
                "  a\tb               | a,b",
                "'a b' c              | a b,c",
                "\"a 'b\" c           | a 'b,c",
                "x'y z'w              | xy zw",
                "--set=\"a b\"        | --set=a b",
                "a '' b               | a,,b",
                "'never closed b      | never closed b"
            })
    void wordsAreSplitAsOneTypesThem(String line, String words) {
        assertThat(WordText.split(line)).containsExactly(words.split(",", -1));
    }

    @Test
    void nothingIsNoWord() {
        assertThat(WordText.split("")).isEmpty();
        assertThat(WordText.split(" \t ")).isEmpty();
        assertThat(WordText.split("\"\"")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "'", "\"", "--force", "$1 \\ ${v}", "", "a\nb"})
    void aValueStaysInItsWord(String value) {
        assertThat(WordText.filled("x${v}y", text(value))).isEqualTo("x" + value + "y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.org/${v}    | TEXT   | ../../etc  | https://example.org/..%2F..%2Fetc",
                "https://example.org/?q=${v} | TEXT   | a&b=c#d    | https://example.org/?q=a%26b%3Dc%23d",
                "https://example.org/${v}    | TEXT   | a b+c      | https://example.org/a%20b%2Bc",
                "https://${v}/               | HOST   | example.org| https://example.org/",
                "https://example.org/${v}    | NUMBER | 17         | https://example.org/17",
                "${v}/health                 | URL    | https://a.org/x | https://a.org/x/health",
                "https://example.org/?to=${v}| URL    | https://a.org | https://example.org/?to=https%3A%2F%2Fa.org"
            })
    void inAnAddressAValueChangesNothingOfIt(String address, Type type, String value, String filled) {
        assertThat(UrlText.filled(address, name -> new Value(type, value))).isEqualTo(filled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"it's", "\"quoted\"", "\\", "a\nb\t", "\u0001", "ü🚀", "\",\"admin\":true,\"x\":\"", "${other}"})
    void inJsonAValueIsATextAndNothingElse(String value) throws Exception {
        for (String written : List.of(
                "{\"a\": ${v}, \"b\": \"x ${v} y\", \"c\": \"\\\"\"}",
                "{\"a\":${v},\"b\":\"x ${v} y\",\"c\":\"\\\"\"}")) {
            JsonNode read = new ObjectMapper().readTree(JsonText.filled(written, text(value)));
            assertThat(read.get("a").asText()).isEqualTo(value);
            assertThat(read.get("b").asText()).isEqualTo("x " + value + " y");
            assertThat(read.get("c").asText()).isEqualTo("\"");
            assertThat(read.size()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"17, 17", "-5, -5", "007, 7", "0, 0"})
    void inJsonANumberIsOneUnlessItStandsInAText(String value, String number) {
        Function<String, Value> values = name -> new Value(Type.NUMBER, value);
        assertThat(JsonText.filled("{\"a\": ${v}}", values)).isEqualTo("{\"a\": " + number + "}");
        assertThat(JsonText.filled("{\"a\": \"${v}\"}", values)).isEqualTo("{\"a\": \"" + value + "\"}");
    }

    @Test
    void inHeadersAndFormsNothingBeginsAnotherLineOrField() {
        HttpText form =
                HttpText.of("POST https://example.org/\nContent-Type: application/x-www-form-urlencoded\n\na=${v}&b=1");
        assertThat(form.content(text("x&admin=1\n"))).isEqualTo("a=x%26admin%3D1%0A&b=1");
        HttpText plain = HttpText.of("GET https://example.org/\nX-Who: ${v}");
        assertThat(HttpText.value(plain.headers().getFirst(), text("me\r\nX-Admin: 1")))
                .isEqualTo("me X-Admin: 1");
    }
}
