package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which switch is recommended for what maintenance. */
class SuitTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Switch CAP = new Switch.Capistrano("/srv/space", "production", Switch.Place.WORKSTATION);
    private static final Switch DNS = new Switch.Dns(
            Switch.DnsProvider.CLOUDFLARE, "example.org", "www.example.org", "192.0.2.1", "page.example.net", null);
    private static final Switch FLAG = new Switch.FlagFile("/srv/page.html", null, null);

    private static List<Suit> of(List<Switch> all, boolean unreachable, @Nullable Duration length, String... proven) {
        Server server = Server.of("Makerspace", Environment.TEST, new Access.ThisComputer(Sudo.NONE))
                .throwing(new Switch.Several(all));
        List<Window> windows = List.of(proven).stream()
                .map(kind -> new Window(
                        "Makerspace",
                        kind,
                        "run",
                        new Notice("1", NOW.minus(Duration.ofDays(3)), null, null, "ada", true),
                        NOW.minus(Duration.ofDays(3)).plusSeconds(6),
                        "ada"))
                .toList();
        return Suit.of(server, windows, new Suit.Need(unreachable, length), NOW);
    }

    private static List<String> kinds(List<Suit> all) {
        return all.stream().map(Suit::kind).toList();
    }

    @Test
    void capistranoWhileTheServerIsReachedAndDnsWhileItIsNot() {
        assertThat(kinds(of(List.of(DNS, CAP), false, null))).containsExactly("capistrano", "dns");
        List<Suit> unreachable = of(List.of(CAP, DNS), true, Duration.ofHours(8));
        assertThat(Suit.best(unreachable).orElseThrow().kind()).isEqualTo("dns");
        assertThat(unreachable.getLast().suits()).isFalse();
        assertThat(unreachable.getLast().reasons()).first().asString().contains("needs the server");
    }

    @Test
    void whatWasSeenToWorkHereComesBeforeWhatIsElseBetter() {
        assertThat(kinds(of(List.of(FLAG, CAP), false, null))).containsExactly("flag-file", "capistrano");
        List<Suit> proven = of(List.of(FLAG, CAP), false, null, "capistrano");
        assertThat(kinds(proven)).containsExactly("capistrano", "flag-file");
        assertThat(proven.getFirst().reasons()).anyMatch(reason -> reason.contains("3 days ago"));
        assertThat(kinds(of(List.of(FLAG, DNS), false, null, "dns")))
                .as("a detour that works is one still")
                .containsExactly("flag-file", "dns");
    }

    @Test
    void itIsSaidHowLongEachTakesAndWhatStaysReachable() {
        Suit rehearsed = of(List.of(FLAG, DNS), false, null, "flag-file").getFirst();
        assertThat(rehearsed.takes()).isEqualTo("less than a second; rehearsed here, up and down with proof, in 6 s");
        assertThat(rehearsed.reachable()).contains("application behind the page");
        assertThat(of(List.of(DNS), false, null).getFirst().takes()).startsWith("minutes");
    }

    @Test
    void whatOnlyThisComputerTakesDownIsNotSaidOfTheServer() {
        Switch onServer = new Switch.Capistrano("/srv/space", "production", Switch.Place.SERVER);
        assertThat(of(List.of(CAP), false, null).getFirst().reasons())
                .anyMatch(reason -> reason.startsWith("This computer takes it down"))
                .noneMatch(reason -> reason.startsWith("The server takes it down"));
        assertThat(of(List.of(onServer), false, null).getFirst().reasons())
                .anyMatch(reason -> reason.startsWith("The server takes it down"));
        assertThat(of(List.of(DNS), false, null).getFirst().reasons())
                .anyMatch(reason -> reason.startsWith("It stays up"));
        assertThat(Ending.of(new Switch.Several(List.of(CAP, FLAG)))).isEqualTo(Ending.HERE);
    }

    @Test
    void aShortTimeIsNothingForDnsAndNothingIsRecommendedWhereNothingWorks() {
        assertThat(of(List.of(DNS, CAP), false, Duration.ofMinutes(20))
                        .getLast()
                        .reasons())
                .anyMatch(reason -> reason.contains("too slow"));
        assertThat(Suit.best(of(List.of(CAP, FLAG), true, null))).isEmpty();
    }
}
