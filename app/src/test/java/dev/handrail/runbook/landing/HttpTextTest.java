package dev.handrail.runbook.landing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.runbook.Variable.Type;
import dev.handrail.runbook.landing.HttpText.Kind;
import dev.handrail.runbook.landing.HttpText.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request as somebody writes it down, and what its values must not do to it. */
class HttpTextTest {
    private static HttpText read(String text) {
        HttpText read = HttpText.of(text);
        assertThat(read.problems()).as(text).isEmpty();
        return read;
    }

    private static String problems(String text) {
        return HttpText.of(text).problems().stream().map(Problem::line).toList().toString();
    }

    private static Value text(String words) {
        return new Value(Type.TEXT, words);
    }

    @Test
    void itHasAMethodHeadersAndWhatIsSent() {
        HttpText read = read("post https://example.org/a HTTP/1.1\nAccept: text/html\nX-Two:  b: c \n"
                + "Content-Type: text/plain; charset=utf-8\n\nfirst\n\nsecond\n");
        assertThat(read.method()).isEqualTo("POST");
        assertThat(read.address()).isEqualTo("https://example.org/a");
        assertThat(read.headers())
                .extracting(one -> one.name() + "=" + one.value())
                .containsExactly("Accept=text/html", "X-Two=b: c", "Content-Type=text/plain; charset=utf-8");
        assertThat(read.content()).isEqualTo("first\n\nsecond");
        assertThat(read.kind()).isEqualTo(Kind.TEXT);
    }

    @Test
    void anAddressAloneIsGot() {
        for (String line : List.of("${site}", "https://example.org/", "GET ${site}/up", "  https://example.org  ")) {
            assertThat(read(line).method()).as(line).isEqualTo("GET");
            assertThat(read(line).content()).isEmpty();
        }
    }

    @Test
    void whatIsNoPartOfARequestIsToldWithItsLine() {
        assertThat(problems("")).isEqualTo("[0]");
        assertThat(problems("GET https://example.org/ and more")).isEqualTo("[0]");
        assertThat(problems("GET https://example.org/\nAccept text")).isEqualTo("[1]");
        assertThat(problems("GET https://example.org/\nAccept: a\nHost: other")).isEqualTo("[2]");
        assertThat(problems("GET https://example.org/\n\nsent")).isEqualTo("[2]");
        assertThat(problems("PUT https://example.org/\n\nsent")).isEqualTo("[2]");
        assertThat(problems("PUT https://example.org/\nContent-Type: text/xml\n\n<a>\n${name}</a>"))
                .isEqualTo("[4]");
        assertThat(problems("PUT https://example.org/\nContent-Type: text/xml\n\n<a/>"))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's \"so\"", "a\\", "a\nb\u0001", "\", \"role\": \"admin", "ü🚀", ""})
    void inJsonAValueIsAValueWithinQuotesAndWithout(String nasty) throws Exception {
        HttpText read = read("POST https://example.org/\n\n{\"a\": \"<${x}>\", \"b\": ${x}, \"\\\"c\": ${n}}");
        assertThat(read.kind()).isEqualTo(Kind.JSON);
        Map<String, Value> values = Map.of("x", text(nasty), "n", new Value(Type.NUMBER, "-007"));
        JsonNode sent = new ObjectMapper().readTree(read.content(values::get));
        assertThat(sent.at("/a").asText()).isEqualTo("<" + nasty + ">");
        assertThat(sent.at("/b").asText()).isEqualTo(nasty);
        assertThat(sent.at("/\"c").asInt()).isEqualTo(-7);
        assertThat(sent.size()).isEqualTo(3);
    }

    @Test
    void inAFormAndInAHeaderAValueBeginsNothingNew() {
        HttpText form = read("POST https://example.org/\nContent-Type: application/x-www-form-urlencoded\n"
                + "X-Who: ${x}\n\nname=${x}&last=1");
        Value nasty = text("a&b=c\r\nX-Other: d");
        assertThat(form.content(name -> nasty)).isEqualTo("name=a%26b%3Dc%0D%0AX-Other%3A+d&last=1");
        assertThat(HttpText.value(form.headers().getLast(), name -> nasty)).isEqualTo("a&b=c X-Other: d");
    }
}
