package dev.handrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small things that a visit is made of: whom it asks, what it carries along, what it is shown beside the page. */
class VisitPartsTest {
    @ParameterizedTest
    @CsvSource({
        "9.9.9.9, 9.9.9.9, 53",
        "9.9.9.9:53, 9.9.9.9, 53",
        "127.0.0.1:5353, 127.0.0.1:5353, 5353",
        "2620:fe::fe, 2620:fe:0:0:0:0:0:fe, 53",
        "[2620:fe::fe], 2620:fe:0:0:0:0:0:fe, 53",
        "[::1]:5353, [0:0:0:0:0:0:0:1]:5353, 5353"
    })
    void anAddressIsUnderstoodWithAndWithoutItsPort(String typed, String word, int port) {
        Resolver resolver = Resolver.parse(typed).orElseThrow();
        assertThat(resolver.word()).isEqualTo(word);
        assertThat(resolver.at().getPort()).isEqualTo(port);
        assertThat(Resolver.parse(resolver.word())).contains(resolver);
    }

    /** A name would have to be asked of somebody itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dns.google",
                "9.9.9.9:0x35",
                "9.9.9.9:65536",
                "9.9.9.9:",
                "[::1",
                "::1]:53",
                "1.2.3.4.5",
                "-1.1.1.1"
            })
    void whatIsNoAddressIsNobody(String typed) {
        assertThat(Resolver.parse(typed)).isEmpty();
    }

    @Test
    void thoseOfAProfileAreAskedInItsOrder() {
        assertThat(Resolver.of(List.of("8.8.8.8", "1.1.1.1:5353")))
                .extracting(Resolver::word)
                .containsExactly("8.8.8.8", "1.1.1.1:5353");
    }

    @Test
    void aCookieGoesBackToWhoGaveItAndToNobodyElse() throws IOException {
        Cookies cookies = new Cookies();
        URI home = URI.create("https://chms.example.org/login");
        cookies.keep(home, new Headers(Map.of("set-cookie", List.of("session=abc; Path=/; Secure; HttpOnly"))));
        assertThat(cookies.of(URI.create("https://chms.example.org/home"))).containsExactly("session=abc");
        assertThat(cookies.of(URI.create("https://evil.example.net/"))).isEmpty();
        assertThat(cookies.of(URI.create("http://chms.example.org/")))
                .as("not where anybody could read it on the way")
                .isEmpty();
    }

    @Test
    void aCookieThatIsTakenBackIsGone() throws IOException {
        Cookies cookies = new Cookies();
        URI home = URI.create("https://chms.example.org/");
        cookies.keep(home, new Headers(Map.of("Set-Cookie", List.of("a=1; Path=/", "b=2; Path=/"))));
        cookies.keep(home, new Headers(Map.of("Set-Cookie", List.of("a=; Path=/; Max-Age=0"))));
        assertThat(cookies.of(home)).containsExactly("b=2");
    }

    @Test
    void aHeaderIsFoundWhateverItsCaseAndAllItsLinesCount() {
        Headers headers = new Headers(Map.of("Vary", List.of("Origin"), "vary", List.of("Cookie")));
        assertThat(headers.all("VARY")).containsExactlyInAnyOrder("Origin", "Cookie");
        assertThat(headers.first("absent")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-02T12:00:00Z, 1",
        "2026-03-01T12:00:00Z, 2026-03-02T11:59:59Z, 0",
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z, 0",
        "2026-03-01T12:00:00Z, 2026-03-01T11:59:59Z, -1",
        "2026-03-28T12:00:00Z, 2026-04-28T12:00:00Z, 31"
    })
    void theDaysOfACertificateAreWholeOnes(Instant now, Instant until, long days) {
        Certificate certificate =
                new Certificate("CN=x", "CN=y", List.of(), until.minus(Duration.ofDays(90)), until, "00");
        assertThat(certificate.daysLeft(now)).isEqualTo(days);
    }

    @Test
    void whatIsLeftOfACertificateIsNeverMoreThanAllNorLessThanNothing() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant until = from.plus(Duration.ofDays(100));
        Certificate certificate = new Certificate("CN=x", "CN=y", List.of(), from, until, "00");
        assertThat(certificate.shareLeft(from.minus(Duration.ofDays(5)))).isEqualTo(1.0);
        assertThat(certificate.shareLeft(from.plus(Duration.ofDays(75)))).isEqualTo(0.25);
        assertThat(certificate.shareLeft(until.plus(Duration.ofDays(5)))).isEqualTo(0.0);
        Certificate odd = new Certificate("CN=x", "CN=y", List.of(), until, until, "00");
        assertThat(odd.shareLeft(from)).as("of no lifetime at all").isEqualTo(1.0);
    }
}
