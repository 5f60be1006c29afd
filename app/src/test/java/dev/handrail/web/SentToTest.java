package dev.handrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where somebody who does not follow was sent to is what a browser would make of it. */
class SentToTest {
    private static Sighting seen(URI at, int status, @Nullable String location) {
        Took took = new Took(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        Headers headers = location == null ? Headers.NONE : new Headers(Map.of("location", List.of(location)));
        return new Sighting(
                at, InetAddress.getLoopbackAddress(), status, headers, "", true, took, List.of(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://x, 302, down, https://x/down",
        "https://x, 302, ?closed, https://x/?closed",
        "https://x/a/b?c=d, 301, ?closed, https://x/a/b?closed",
        "https://x/a/b, 303, down, https://x/a/down",
        "https://x/a, 307, ' /down ', https://x/down",
        "http://x/a, 308, https://y/, https://y/",
        "https://x/a, 302, //y/b, https://y/b",
        "https://x/a, 302, a b, ",
        "https://x/a, 302, , ",
        "https://x/a, 200, /down, ",
        "https://x/a, 503, /down, "
    })
    void itIsWhatABrowserWouldMakeOfIt(URI at, int status, @Nullable String location, @Nullable URI to) {
        assertThat(seen(at, status, location).sentTo()).isEqualTo(Optional.ofNullable(to));
    }
}
