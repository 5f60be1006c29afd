package dev.handrail.desktop.samples;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the name in the pictures leads: one resolver remembers where it was, and one says nothing. */
record SampleNames(Clock clock) {
    private static final String NAME = "chms.example.org";
    private static final String HERE = "192.0.2.10";
    private static final String BEFORE = "198.51.100.7";

    List<Offer> offers() {
        return List.of(new Offer.Question(
                "site dns",
                "Ask the world where the sites are",
                List.of(Argument.required("SERVER", Type.SERVER, "The server")),
                this::tell));
    }

    private Answer tell(Arguments given) {
        return Answer.lines(List.of(look("public"), look("api")), List.of());
    }

    private Map<String, @Nullable Object> look(String site) {
        Map<String, @Nullable Object> look = new LinkedHashMap<>();
        look.put("site", site);
        look.put("state", "fault");
        look.put("name", NAME);
        look.put("at", clock.instant());
        look.put("server", List.of(HERE));
        look.put("cdn", false);
        look.put("toServer", false);
        look.put("agree", false);
        look.put(
                "resolvers",
                List.of(
                        said("192.0.2.53", HERE, Duration.ofSeconds(48)),
                        said("1.1.1.1", HERE, Duration.ofSeconds(291)),
                        said("8.8.8.8", BEFORE, Duration.ofMinutes(47)),
                        said("9.9.9.9", null, null)));
        look.put(
                "findings",
                List.of(
                        finding(
                                "fault",
                                "8.8.8.8 says " + BEFORE + ", for another 47 min: " + BEFORE
                                        + " is not the server, which is at " + HERE),
                        finding("unknown", "9.9.9.9 did not answer in time"),
                        finding("fault", "They do not agree; the last of it runs out in 47 min")));
        return look;
    }

    private static Map<String, @Nullable Object> said(
            String resolver, @Nullable String address, @Nullable Duration left) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("resolver", resolver);
        said.put("answer", address == null ? "silent" : "addresses");
        said.put("code", "");
        said.put(
                "addresses",
                Stream.ofNullable(address)
                        .map(one -> Map.of("address", one, "server", one.equals(HERE)))
                        .toList());
        said.put("ttlMillis", left == null ? null : left.toMillis());
        said.put(
                "entries",
                Stream.ofNullable(address)
                        .map(one -> entry(one, Objects.requireNonNull(left)))
                        .toList());
        return said;
    }

    private static Map<String, Object> entry(String address, Duration left) {
        return Map.of("name", NAME, "type", "A", "value", address, "ttlMillis", left.toMillis());
    }

    private static Map<String, Object> finding(String state, String text) {
        return Map.of("state", state, "text", text);
    }
}
