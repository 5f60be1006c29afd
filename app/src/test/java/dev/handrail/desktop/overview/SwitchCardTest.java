package dev.handrail.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.site.ClosedDoor;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SwitchCardTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Times TIMES = new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);

    @Test
    void aPageThatIsUpSaysSinceWhenWhyAndUntilWhen() {
        Card card = card(NOW.plusSeconds(3600), null);

        assertThat(card.figure()).isEqualTo("On since 09:00");
        assertThat(card.light()).isEqualTo(Light.WARN);
        assertThat(card.lines()).containsExactly("Upgrade", "until 10:30");
        assertThat(card(NOW.minusSeconds(60), null).light()).isEqualTo(Light.BAD);
    }

    @Test
    void onceDownItSaysWhenItWasUpAndIsNoFindingOfItsOwn() {
        Card card = card(null, NOW.minusSeconds(600));

        assertThat(card.light()).isEqualTo(Light.PLAIN);
        assertThat(card.lines()).containsExactly("Last up 30 min ago, for 20 min", "Upgrade");
        assertThat(card.exact()).isNotNull();
    }

    @Test
    void aSwitchThatWasNeverTriedIsUnknown() {
        assertThat(new SwitchCard(List.of(), Optional.empty(), TIMES).card().light())
                .isEqualTo(Light.UNKNOWN);
    }

    @Test
    void whatLooksLikeAPageOfSomebodyElseIsSaidToBeSeenAndMayBeOverload() {
        Window seen = Window.seen("Parish", new ClosedDoor.Closed(NOW.minusSeconds(1800), false));
        Card card = new SwitchCard(List.of(), Optional.of(seen), TIMES).card();
        assertThat(card.figure()).isEqualTo("Seen closed since 09:00");
        assertThat(card.light()).isEqualTo(Light.WARN);
        assertThat(card.lines())
                .as("what is not certain is not said to be")
                .containsExactly(
                        "503 with Retry-After, or a page: somebody else has put it up, or the server is overloaded");
        Notice ours = new Notice("1", NOW.minusSeconds(60), null, "Upgrade", "ada", false);
        Window open = new Window("Parish", "flag-file", "run", ours, null, null);
        assertThat(new SwitchCard(List.of(open), Optional.of(seen), TIMES)
                        .card()
                        .lines())
                .as("what was put up from here is known better")
                .contains("Upgrade");
    }

    private static Card card(@Nullable Instant until, @Nullable Instant ended) {
        Notice notice = new Notice("1", NOW.minusSeconds(1800), until, "Upgrade", "ada", false);
        Window window = new Window("Parish", "flag-file", "run", notice, ended, ended == null ? null : "ada");
        return new SwitchCard(List.of(window), Optional.empty(), TIMES).card();
    }

    @Test
    void aPageOfSomebodyElseThatIsCertainIsSaidToBeTheirs() {
        Window seen = Window.seen("Parish", new ClosedDoor.Closed(NOW.minusSeconds(1800), true));
        Card card = new SwitchCard(List.of(), Optional.of(seen), TIMES).card();
        assertThat(card.figure()).isEqualTo("By somebody else, since 09:00");
        assertThat(card.light()).isEqualTo(Light.WARN);
        assertThat(card.lines()).containsExactly("Visitors see a maintenance page that was not put up from here");
    }
}
