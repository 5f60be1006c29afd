package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.Exit;
import dev.handrail.shell.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's own curl tells of a part that it sent to a bucket: nobody here saw the answer itself. */
class CurlAnswerTest {
    private static final String SIGNATURE = "X-Amz-Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nETag: \"ab12\"\r\nDate: Sun, 01 Mar 2026 12:00:00 GMT\r\n\r\n",
                "HTTP/2 200 \r\netag: \"ab12\"\r\n\r\n",
                "HTTP/1.1 200 OK\nEtag:\"ab12\"  \n\n",
                // What a proxy says first is not the answer, nor is its tag.
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nETag: \"ab12\"\r\n\r\n",
                "HTTP/1.0 200 Connection established\r\netag: \"of the proxy\"\r\n\r\nHTTP/2 200\r\netag: \"ab12\"\r\n\r\n",
                "HTTP/1.1 503 Slow Down\r\nETag: \"old\"\r\n\r\nHTTP/1.1 200 OK\r\nETag: \"ab12\"\r\n\r\n"
            })
    void aPartThatWasTakenHasItsTag(String told) {
        assertThat(answer(told).tag()).isEqualTo("\"ab12\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n\r\n",
                "ETag: \"ab12\"\r\n",
                "HTTP/1.1 204 No Content\r\nETag: \"ab12\"\r\n\r\n",
                "HTTP/1.1 200 OK\r\nETag: \"ab12\"\r\n\r\nHTTP/1.1 500 Oh\r\n\r\n",
                "HTTP/1.1 200 OK\r\nETag: \"ab12\"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 20 OK\r\nETag: \"ab12\"\r\n\r\n",
                "\u0000\u0001\u0002"
            })
    void nothingElseCountsAsTaken(String told) {
        assertThat(answer(told).tag()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "403, InvalidAccessKeyId, KEY_UNKNOWN, false",
        "403, SignatureDoesNotMatch, SECRET_WRONG, false",
        "403, RequestTimeTooSkewed, CLOCK, false",
        "403, AccessDenied, NOT_PERMITTED, false",
        "404, NoSuchBucket, NO_BUCKET, false",
        "404, NoSuchUpload, GONE, false",
        "400, AuthorizationHeaderMalformed, REGION, false",
        "400, BadDigest, DAMAGED, true",
        "400, IncompleteBody, DAMAGED, true",
        "400, RequestTimeout, BUSY, true",
        "400, EntityTooLarge, FULL, false",
        "507, XMinioStorageFull, FULL, false",
        "409, OperationAborted, BUSY, true",
        "412, PreconditionFailed, TAKEN, false",
        "429, TooManyRequests, BUSY, true",
        "503, SlowDown, BUSY, true",
        "500, InternalError, BROKEN, true",
        "502, '', BROKEN, true",
        "501, NotImplemented, OTHER, false",
        "418, Teapot, OTHER, false"
    })
    void theTroubleIsKnownByItsNameOrByItsStatusAndWhetherItPasses(
            int status, String code, S3Trouble trouble, boolean passes) {
        CurlAnswer answer = answer("HTTP/1.1 " + status + " x\r\nDate: Sun, 01 Mar 2026 12:00:00 GMT\r\n\r\n"
                + "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + SIGNATURE
                + "</Message></Error>");
        assertThat(answer.trouble()).isEqualTo(trouble);
        assertThat(answer.passes()).isEqualTo(passes);
        assertThat(answer.said()).isEqualTo(code.isEmpty() ? "HTTP " + status : code);
        assertThat(answer.date()).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
                "<Error><Code>ExpiredToken</Code></Error>",
                "<html>The link EXPIRED</html>"
            })
    void anAddressThatGrewOldIsTriedAgainWithANewOne(String body) {
        assertThat(answer("HTTP/1.1 403 Forbidden\r\n\r\n" + body).passes()).isTrue();
    }

    @Test
    void whatTheServerRepeatsOfOurSignatureIsNotTaken() {
        String body =
                "<Error><Code>" + SIGNATURE + "</Code><CanonicalRequest>" + SIGNATURE + "</CanonicalRequest></Error>";
        CurlAnswer refused = answer("HTTP/1.1 403 Forbidden\r\n\r\n" + body);
        assertThat(refused.toString()).doesNotContain("5d672d79");
        CurlAnswer failed = failed(3, "curl: (3) malformed: https://bucket.example/part?" + SIGNATURE);
        assertThat(failed.toString()).doesNotContain("5d672d79");
        assertThat(failed.said()).isEqualTo("curl: exit status 3");
    }

    @ParameterizedTest
    @CsvSource({
        "5, NO_HOST, true",
        "6, NO_HOST, true",
        "7, NO_LINE, true",
        "28, SILENT, true",
        "35, NOT_TRUSTED, false",
        "52, NO_LINE, true",
        "56, NO_LINE, true",
        "60, NOT_TRUSTED, false",
        "2, OTHER, false",
        "127, OTHER, false",
        "137, OTHER, false"
    })
    void whereNobodyAnsweredCurlSaysWhy(int status, S3Trouble trouble, boolean passes) {
        CurlAnswer answer = failed(status, "curl: (" + status + ") it did not work");
        assertThat(answer.trouble()).isEqualTo(trouble);
        assertThat(answer.passes()).isEqualTo(passes);
        assertThat(answer.said()).isEqualTo("curl: (" + status + ") it did not work");
        assertThat(answer.tag()).isNull();
    }

    @Test
    void whereCurlSaysNothingItsExitStatusIsSaid() {
        assertThat(failed(7, "").said()).isEqualTo("curl: exit status 7");
    }

    @ParameterizedTest
    @EnumSource(S3Trouble.class)
    void everyTroubleIsToldWithWhatToDo(S3Trouble trouble) {
        assertThat(trouble.said("x", "y", "z")).isNotBlank().doesNotContain("{");
        assertThat(trouble.next("x", "y", "z")).isNotBlank().doesNotContain("{");
        assertThat(trouble.unreachable() && trouble == S3Trouble.OTHER).isFalse();
    }

    private static CurlAnswer answer(String told) {
        return CurlAnswer.of(new Result(new Exit(List.of(0), List.of()), told.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static CurlAnswer failed(int status, String said) {
        List<String> errors = said.isEmpty() ? List.of() : List.of(said);
        return CurlAnswer.of(new Result(new Exit(List.of(status), errors), new byte[0]));
    }
}
