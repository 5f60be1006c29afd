package dev.handrail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a redirect leads from an address, as a browser would understand it. */
class RedirectTest {
    @ParameterizedTest
    @CsvSource({
        "https://h, login, https://h/login",
        "https://h, /login, https://h/login",
        "https://h, ?lang=en, https://h/?lang=en",
        "https://h?x=1, login, https://h/login",
        "https://h/, login, https://h/login",
        "https://h/a/b, c, https://h/a/c",
        "https://h/a/b, ?page=2, https://h/a/b?page=2",
        "https://h/a/b?page=1#top, ?page=2, https://h/a/b?page=2",
        "https://h/a/b?next=/x/y, c, https://h/a/c",
        "https://h/a/b/, ../c, https://h/a/c",
        "https://h/a, //other/x, https://other/x",
        "https://h/a?x=1, #top, https://h/a?x=1",
        "http://h:8080/a, /b, http://h:8080/b",
        "https://h/a, http://h/a, http://h/a",
        "https://h/%C3%A4?q=%2F, b, https://h/b",
        "'https://[2001:db8::1]:8443', login, 'https://[2001:db8::1]:8443/login'"
    })
    void itLeadsWhereABrowserWouldGo(URI from, String location, URI to) {
        assertThat(Address.next(from, location)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/a b", "http://[::1", "%zz", "http://h/\u0000"})
    void whatIsNoAddressIsNone(String location) {
        assertThatThrownBy(() -> Address.next(URI.create("https://h/"), location))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
