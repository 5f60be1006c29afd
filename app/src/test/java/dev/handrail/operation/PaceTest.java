package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Pace pace = new Pace(clock);

    @Test
    void oneLookIsNotEnoughToTell() {
        pace.note(10);
        assertThat(pace.perSecond()).isEmpty();
        assertThat(pace.left(100)).isEmpty();
    }

    @Test
    void theLastSecondsCountAndNotTheBeginning() {
        pace.note(0);
        after(60, 60);
        after(1, 1060);
        after(6, 7060);
        assertThat(pace.perSecond()).contains(1000.0);
        assertThat(pace.left(9060)).contains(Duration.ofSeconds(2));
    }

    @Test
    void theNextStepBeginsAnew() {
        pace.note(0);
        after(1, 5000);
        after(1, 10);
        assertThat(pace.perSecond()).isEmpty();
        after(1, 20);
        assertThat(pace.perSecond()).contains(10.0);
    }

    @Test
    void nothingIsLeftWhereTheTotalIsNotKnownOrReached() {
        pace.note(0);
        after(1, 50);
        assertThat(pace.left(0)).isEmpty();
        assertThat(pace.left(50)).isEmpty();
    }

    @Test
    void afterAClockWasSetBackItIsReckonedAnew() {
        pace.note(0);
        after(10, 1000);
        after(-3600, 1100);
        assertThat(pace.perSecond()).as("nothing of before counts").isEmpty();
        after(1, 1200);
        assertThat(pace.perSecond()).contains(100.0);
        assertThat(pace.left(1400)).contains(Duration.ofSeconds(2));
    }

    @Test
    void whatStandsStillHasNoEnd() {
        pace.note(500);
        after(3, 500);
        assertThat(pace.perSecond()).contains(0.0);
        assertThat(pace.left(1000)).isEmpty();
    }

    @Test
    void ofTheLargestAmountsTheTimeLeftIsStillATime() {
        pace.note(0);
        after(5, 1);
        assertThat(pace.left(Long.MAX_VALUE).orElseThrow()).isPositive();
    }

    private void after(int seconds, long done) {
        now = now.plusSeconds(seconds);
        pace.note(done);
    }
}
