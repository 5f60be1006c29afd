package dev.handrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host and the port of an address on the web, and how a visit to it is described. */
class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://example.org/, true, false, 80",
        "HTTPS://example.org/, true, true, 443",
        "https://example.org:8443/a, true, true, 8443",
        "http://[::1]:8080/, true, false, 8080",
        "ftp://example.org/, false, false, 80",
        "mailto:ada@example.org, false, false, 80",
        "http:///nowhere, false, false, 80",
        "/relative, false, false, 80"
    })
    void onlyWhatHasAHostAndIsHttpIsOnTheWeb(URI url, boolean web, boolean encrypted, int port) {
        assertThat(Address.web(url)).isEqualTo(web);
        assertThat(Visit.web(url)).isEqualTo(web);
        assertThat(Address.encrypted(url)).isEqualTo(encrypted);
        assertThat(Address.port(url)).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, true, 192.0.2.10",
        "[2001:db8::1], true, 2001:db8::1",
        "2001:db8::1, true, 2001:db8::1",
        "example.org, false, example.org",
        "256.1.1.1, false, 256.1.1.1",
        "[example.org], false, example.org",
        "[, false, ["
    })
    void anAddressIsToldFromAName(String host, boolean literal, String bare) {
        assertThat(Address.literal(host)).isEqualTo(literal);
        assertThat(Address.bare(host)).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/, https://EXAMPLE.org/a, true",
        "http://example.org/, http://www.example.org/, false",
        "http://example.org:81/, http://example.org:82/, true"
    })
    void aHostIsOneWhateverItsCaseAndPort(URI one, URI other, boolean same) {
        assertThat(Address.same(one, other)).isEqualTo(same);
    }

    @Test
    void aVisitIsDescribedStepByStepAndTheFirstDescriptionStays() {
        Visit plain = Visit.to(URI.create("https://example.org/"));
        InetAddress there = InetAddress.ofLiteral("192.0.2.10");
        Visit other = plain.at(there)
                .with("Cookie", "a=b")
                .with("Accept", "text/html")
                .with("Cookie", "c=d")
                .staying()
                .within(Duration.ofSeconds(3));
        assertThat(other.at()).contains(there);
        assertThat(other.headers()).isEqualTo(Map.of("Cookie", "c=d", "Accept", "text/html"));
        assertThat(other.follow()).isFalse();
        assertThat(other.patience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(other.url()).isEqualTo(plain.url());
        assertThat(plain.headers()).isEmpty();
        assertThat(plain.follow()).isTrue();
        assertThat(plain.at()).isEmpty();
        assertThat(plain.patience()).isEqualTo(Visit.PATIENCE);
    }
}
