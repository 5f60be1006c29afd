package dev.handrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of a page, in whatever letters it is written and however it is packed. */
class BodyTest {
    private static Body body(byte[] bytes, @Nullable String type, @Nullable String packed) throws IOException {
        try (BasicClassicHttpResponse response = new BasicClassicHttpResponse(200)) {
            response.setEntity(new ByteArrayEntity(bytes, type == null ? null : ContentType.parse(type), packed));
            return Body.of(response);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/html; charset=utf-8, UTF-8, Kirche schließt um fünf",
        "text/html; charset=ISO-8859-1, ISO-8859-1, Kirche schließt um fünf",
        "text/html; charset=windows-1252, windows-1252, Preis 5 €",
        "text/html, UTF-8, Sivusto on kiinni tänään",
        ", UTF-8, Sivusto on kiinni tänään"
    })
    void theHeaderSaysInWhichLettersAndElseItIsUtf8(@Nullable String type, String charset, String text)
            throws IOException {
        assertThat(body(text.getBytes(Charset.forName(charset)), type, null)).isEqualTo(new Body(text, true));
    }

    @ParameterizedTest
    @CsvSource({
        "<meta charset=iso-8859-1>, ISO-8859-1",
        "<meta charset='windows-1252'>, windows-1252",
        "'<META http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-15\">', ISO-8859-15",
        "<meta charset=klingon>, UTF-8",
        "<meta charset=!!>, UTF-8"
    })
    void whereItDoesNotThePageDoes(String head, String charset) throws IOException {
        String page = head + "<p>fünf";
        assertThat(body(page.getBytes(Charset.forName(charset)), "text/html", null)
                        .text())
                .isEqualTo(page);
    }

    @Test
    void whatIsPackedThoughNobodyAskedForThatIsUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("Sign in".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(body(packed.toByteArray(), "text/html", "gzip")).isEqualTo(new Body("Sign in", true));
        assertThat(body(packed.toByteArray(), "text/html", "X-GZIP").text()).isEqualTo("Sign in");
    }

    @Test
    void ofALongOneTheBeginningIsEnoughAndThatIsKnown() throws IOException {
        byte[] fits = new byte[Body.AT_MOST];
        Arrays.fill(fits, (byte) 'a');
        assertThat(body(fits, "text/plain", null).whole()).isTrue();
        byte[] more = Arrays.copyOf(fits, Body.AT_MOST + 1);
        Body cut = body(more, "text/plain", null);
        assertThat(cut.whole()).isFalse();
        assertThat(cut.text()).hasSize(Body.AT_MOST);
    }

    @Test
    void anAnswerWithoutAPageHasNoText() throws IOException {
        try (BasicClassicHttpResponse response = new BasicClassicHttpResponse(204)) {
            assertThat(Body.of(response)).isEqualTo(new Body("", true));
        }
        assertThat(body(new byte[0], "text/html", null)).isEqualTo(new Body("", true));
    }
}
