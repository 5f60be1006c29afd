package dev.handrail.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.site.Quiet;
import dev.handrail.site.SitePoint;
import dev.handrail.site.SiteState;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the overview says of sites and their certificates: what is down first, what nobody saw never green. */
class SiteCardsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Times TIMES = new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);

    private final Map<String, SitePoint> latest = new HashMap<>();

    @Test
    void aServerWithoutSitesHasNoSuchCard() throws OperationFailed {
        assertThat(cards(server("http"))).isEmpty();
    }

    @Test
    void aSiteThatNobodyHasLookedAtIsUnknownAndNotUp() throws OperationFailed {
        Card card = cards(server("http", "a")).getFirst();

        assertThat(card.figure()).isEqualTo("Unknown");
        assertThat(card.light()).isEqualTo(Light.UNKNOWN);
        assertThat(card.lines()).containsExactly("a: Unknown, nobody has looked yet");
    }

    @Test
    void allUpIsSaidOnlyOfAllOfThem() throws OperationFailed {
        seen("a", SiteState.OK);
        seen("b", SiteState.OK);
        assertThat(cards(server("http", "a", "b")).getFirst())
                .satisfies(card -> assertThat(card.figure()).isEqualTo("All up"))
                .satisfies(card -> assertThat(card.light()).isEqualTo(Light.GOOD));

        Card some = cards(server("http", "a", "b", "c")).getFirst();
        assertThat(some.figure()).isEqualTo("2 of 3 up");
        assertThat(some.light()).isEqualTo(Light.UNKNOWN);
        assertThat(some.lines().getFirst()).as("what is not well comes first").startsWith("c: Unknown");
    }

    @Test
    void oneThatIsDownIsFirstAmongHundredsAndTheOthersAreCounted() throws OperationFailed {
        String[] names =
                IntStream.range(0, 500).mapToObj(i -> "s%03d".formatted(i)).toArray(String[]::new);
        for (String name : names) {
            seen(name, name.equals("s499") ? SiteState.FAULT : SiteState.OK);
        }
        Card card = cards(server("http", names)).getFirst();

        assertThat(card.light()).isEqualTo(Light.BAD);
        assertThat(card.figure()).isEqualTo("499 of 500 up");
        assertThat(card.lines()).hasSize(3);
        assertThat(card.lines().getFirst()).startsWith("s499: Down, 120 ms (2 min ago)");
        assertThat(card.lines().getLast()).isEqualTo("and 498 more");
    }

    @ParameterizedTest
    @CsvSource({"3, 'c: Up'", "4, 'and 2 more'"})
    void threeHaveRoomAndOfFourTheRestIsCounted(int many, String last) throws OperationFailed {
        String[] names = List.of("a", "b", "c", "d").subList(0, many).toArray(String[]::new);
        for (String name : names) {
            seen(name, SiteState.OK);
        }

        assertThat(cards(server("http", names)).getFirst().lines()).hasSize(3);
        assertThat(cards(server("http", names)).getFirst().lines().getLast()).startsWith(last);
    }

    @Test
    void whatIsClosedOnPurposeIsSaidFirstAndIsNoAlarm() throws OperationFailed {
        seen("a", SiteState.FAULT);
        seen("b", SiteState.OK);
        Quiet quiet = new Quiet(NOW.minusSeconds(3600), NOW.plusSeconds(3600));
        Card card = new SiteCards(server("http", "a", "b"), latest, List.of(quiet), TIMES)
                .all()
                .getFirst();

        assertThat(card.light()).isEqualTo(Light.PLAIN);
        assertThat(card.lines()).hasSize(3);
        assertThat(card.lines().getFirst()).contains("10:30");
        assertThat(card.lines().get(1)).startsWith("a: Down");
    }

    @Test
    void withoutEncryptionThereIsNoCertificateToTellOf() throws OperationFailed {
        assertThat(cards(server("http", "a"))).hasSize(1);
        assertThat(cards(server("https", "a"))).hasSize(2);
        assertThat(cards(server("https", "a")).getLast().light()).isEqualTo(Light.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "P90D, PT-1S, Ended, BAD",
        "P90D, PT1S, 0 days left, WARN",
        "P90D, P13DT23H59M59S, 13 days left, WARN",
        "P90D, P14D, 14 days left, GOOD",
        "P6D, P1D, 1 days left, GOOD",
        "P6D, PT23H59M59S, 0 days left, WARN"
    })
    void aCertificateHasItsDaysAndAShortLifeNeedsFewer(Duration life, Duration left, String figure, Light light)
            throws OperationFailed {
        Instant until = NOW.plus(left);
        seen("a", until.minus(life), until);
        Card card = cards(server("https", "a")).getLast();

        assertThat(card.figure()).isEqualTo(figure);
        assertThat(card.light()).isEqualTo(light);
    }

    @Test
    void theCertificateThatNeedsAHandIsToldThoughAnotherEndsSooner() throws OperationFailed {
        seen("brief", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(5)));
        seen("long", NOW.minus(Duration.ofDays(80)), NOW.plus(Duration.ofDays(10)));
        seen("other", NOW.minus(Duration.ofDays(80)), NOW.plus(Duration.ofDays(11)));

        Card card = cards(server("https", "brief", "long", "other")).getLast();
        assertThat(card.lines().getFirst()).startsWith("long, until ");
    }

    @Test
    void aSiteThatTheProfileNoLongerNamesCountsForNothing() throws OperationFailed {
        seen("gone", NOW.minus(Duration.ofDays(80)), NOW.minusSeconds(1));
        seen("a", SiteState.OK);
        List<Card> cards = cards(server("https", "a"));

        assertThat(cards.getFirst().figure()).isEqualTo("All up");
        assertThat(cards.getLast().light()).isEqualTo(Light.UNKNOWN);
    }

    private List<Card> cards(Server server) {
        return new SiteCards(server, latest, List.of(), TIMES).all();
    }

    private void seen(String site, SiteState state) {
        seen(site, state, null, null);
    }

    private void seen(String site, Instant from, Instant until) {
        seen(site, SiteState.OK, from, until);
    }

    private void seen(String site, SiteState state, @Nullable Instant from, @Nullable Instant until) {
        latest.put(site, new SitePoint(site, NOW.minusSeconds(120), state, 200, 120, "", until, from, false, null));
    }

    private static Server server(String scheme, String... sites) throws OperationFailed {
        String all = List.of(sites).stream()
                .map(name -> "  - { name: %s, url: \"%s://%s.example.org\" }\n".formatted(name, scheme, name))
                .collect(Collectors.joining());
        return ProfileFile.read(
                        "server: Parish office\nenvironment: production\naccess: this-computer\n"
                                + (all.isEmpty() ? "" : "sites:\n" + all),
                        "parish.yaml")
                .getFirst();
    }

    @Test
    void aPageOfSomebodyElseIsNoAlarmAndNoSiteThatIsUp() throws OperationFailed {
        seen("a", SiteState.CLOSED);
        seen("b", SiteState.OK);
        Card card = cards(server("http", "a", "b")).getFirst();

        assertThat(card.light()).isEqualTo(Light.PLAIN);
        assertThat(card.figure()).isEqualTo("1 of 2 up");
        assertThat(card.lines().getFirst()).startsWith("a: Maintenance");
        seen("b", SiteState.UNKNOWN);
        assertThat(cards(server("http", "a", "b")).getFirst().light()).isEqualTo(Light.UNKNOWN);
    }
}
