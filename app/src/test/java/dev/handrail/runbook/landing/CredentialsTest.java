package dev.handrail.runbook.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that somebody wrote into a request of a runbook. */
class CredentialsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Authorization: Bearer s3cr3t-t0ken       | Authorization: Bearer •••",
                "authorization: Basic dXNlcjpwYXNz==      | authorization: Basic •••",
                "Authorization: s3cr3t                    | Authorization: •••",
                "Authorization:s3cr3t                     | Authorization:•••",
                "Authorization: Bearer ${token}           | Authorization: Bearer ${token}",
                "Authorization: Bearer ${token}x          | Authorization: Bearer •••",
                "Authorization: Bearer abc${token}        | Authorization: Bearer •••",
                "Proxy-Authorization: Digest a=b, c=d     | Proxy-Authorization: Digest •••",
                "X-Api-Key: 4711                          | X-Api-Key: •••",
                "X-Auth-Token: ${token}                   | X-Auth-Token: ${token}",
                "PRIVATE-TOKEN: glpat-xyz                 | PRIVATE-TOKEN: •••",
                "Client-Secret: a b c                     | Client-Secret: •••",
                "Cookie: session=abc; lang=${lang}        | Cookie: session=•••; lang=${lang}",
                "Cookie: ${cookie}                        | Cookie: ${cookie}",
                "Authorization: Bearer                    | Authorization: •••",
                "Idempotency-Key: 4711                    | Idempotency-Key: 4711",
                "Accept: application/json                 | Accept: application/json",
                "X-From: Handrail                         | X-From: Handrail"
            })
    void ofAHeaderThatLetsInOnlyWhatIsWrittenOutIsHidden(String written, String shown) {
        assertThat(Credentials.hidden("GET https://example.org/\n" + written))
                .isEqualTo("GET https://example.org/\n" + shown);
        HttpText text = HttpText.of("GET https://example.org/\n" + written);
        assertThat(Credentials.written(text)).hasSize(written.equals(shown) ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "https://anna:pw@example.org/           | https://•••:•••@example.org/",
                "https://s3cr3t@example.org/            | https://•••@example.org/",
                "https://s3cr3t:@example.org/           | https://•••:@example.org/",
                "https://anna:p@ss:w@example.org/a      | https://•••:•••@example.org/a",
                "https://anna:${password}@example.org/  | https://•••:${password}@example.org/",
                "https://${user}:${password}@${host}/   | https://${user}:${password}@${host}/",
                "https://example.org/@anna:pw@x         | https://example.org/@anna:pw@x",
                "https://example.org?to=a@b             | https://example.org?to=a@b",
                "https://example.org/?token=abc         | https://example.org/?token=•••",
                "https://example.org/?a=1&api_key=x;y&b | https://example.org/?a=1&api_key=•••&b",
                "https://example.org/?a=1;password=x    | https://example.org/?a=1;password=•••",
                "https://example.org/?Client-Secret=a=b | https://example.org/?Client-Secret=•••",
                "https://example.org/#access_token=abc  | https://example.org/#access_token=•••",
                "https://example.org/?token=abc#token=d | https://example.org/?token=•••#token=•••",
                "https://example.org/?token=$1\\x        | https://example.org/?token=•••",
                "https://example.org/?token=${token}    | https://example.org/?token=${token}",
                "https://example.org/?token=a${token}   | https://example.org/?token=•••",
                "https://example.org/?token=&page=2     | https://example.org/?token=&page=2",
                "https://example.org/?token             | https://example.org/?token",
                "https://example.org/token=1?page=2     | https://example.org/token=1?page=2",
                "https://example.org/?idempotency-key=7 | https://example.org/?idempotency-key=7",
                "${base}/a?key=4711                     | ${base}/a?key=•••"
            })
    void ofAnAddressWhoSignsInAndWhatLetsInAreHidden(String written, String shown) {
        assertThat(Credentials.address(written)).isEqualTo(shown);
        assertThat(Credentials.hidden(written)).isEqualTo(shown);
        assertThat(Credentials.hidden("POST " + written + " HTTP/1.1\nAccept: */*\n\n" + written))
                .as("what is sent stays")
                .isEqualTo("POST " + shown + " HTTP/1.1\nAccept: */*\n\n" + written);
    }

    @Test
    void whatIsSentIsNoHeaderAndNeitherIsTheFirstLine() {
        String text = "POST https://example.org/\nAccept: */*\n\nAuthorization: in the text\nPassword: too";
        assertThat(Credentials.hidden(text)).isEqualTo(text);
        assertThat(Credentials.written(HttpText.of(text))).isEmpty();
        assertThat(Credentials.hidden("Authorization: Bearer abc")).isEqualTo("Authorization: Bearer abc");
    }

    @Test
    void theLinesStayWhereTheyAre() {
        String text = "GET https://example.org/\n  Authorization: Bearer abc\nX-Token: 1\n\n\n";
        assertThat(Credentials.hidden(text))
                .isEqualTo("GET https://example.org/\n  Authorization: Bearer •••\nX-Token: •••\n\n\n");
        assertThat(Credentials.written(HttpText.of(text)))
                .extracting(HttpText.Header::line)
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n", "GET x", "no request\nat all", "GET x\n:\nCookie:\nToken:   "})
    void whatHoldsNothingStaysAsItIs(String text) {
        assertThat(Credentials.hidden(text)).isEqualTo(text);
    }

    @Test
    void onlyRequestsAreLookedThrough() {
        String text = "GET https://example.org/\nAuthorization: Bearer abc";
        for (Fence.Kind kind : Fence.Kind.values()) {
            String shown = Credentials.hidden(new Fence(kind, "x", text, new Attributes(Map.of()), false, 1));
            assertThat(shown.contains("abc")).as("%s", kind).isEqualTo(kind != Fence.Kind.HTTP);
        }
    }
}
