package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.site.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Instant NINE = Instant.parse("2026-11-28T09:00:00Z");

    private static Quiet quiet(@Nullable Instant until, @Nullable Instant ended) {
        return new Window("Parish", "artisan", "r", new Notice("n", NINE, until, null, "ada", false), ended, null)
                .quiet();
    }

    private static Instant after(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void alarmsAreMutedFromItsBeginToTheEndThatWasSaid() {
        Quiet quiet = quiet(after(60), null);
        assertThat(quiet.covers(NINE.minusSeconds(1))).isFalse();
        assertThat(quiet.covers(NINE)).isTrue();
        assertThat(quiet.covers(after(59))).isTrue();
        assertThat(quiet.covers(after(60)))
                .as("also where nobody has taken the page down")
                .isFalse();
    }

    @Test
    void takenDownEarlierItEndsThenAndNeverLaterThanWasSaid() {
        assertThat(quiet(after(60), after(10)).covers(after(10))).isFalse();
        assertThat(quiet(after(60), after(90)).covers(after(70))).isFalse();
        assertThat(quiet(null, after(90)).covers(after(70))).isTrue();
        assertThat(quiet(null, null).covers(after(10_000))).isTrue();
    }

    @Test
    void ofSeveralTheOneThatLastsLongestIsSaid() {
        List<Quiet> all = List.of(quiet(after(60), null), quiet(after(120), null), quiet(after(5), null));
        assertThat(Quiet.at(all, after(30)).map(Quiet::until)).contains(after(120));
        assertThat(Quiet.at(List.of(quiet(null, null), all.getFirst()), after(30)))
                .hasValueSatisfying(one -> assertThat(one.until()).isNull());
        assertThat(Quiet.at(all, after(300))).isEqualTo(Optional.empty());
    }
}
