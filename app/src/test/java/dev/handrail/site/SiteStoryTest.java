package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.site.SiteStory.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What many looks at a site come to: what was not looked at is neither up nor down. */
class SiteStoryTest {
    private static final Instant FROM = Instant.parse("2026-10-25T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofHours(24));

    @Test
    void aLookCountsUntilTheNextAndNoLongerThanAQuarterOfAnHour() {
        SiteStory story = story(point(0, SiteState.OK), point(10, SiteState.FAULT), point(600, SiteState.OK));

        assertThat(story.in(SiteState.OK)).isEqualTo(Duration.ofMinutes(10 + 15));
        assertThat(story.in(SiteState.FAULT)).isEqualTo(Duration.ofMinutes(15));
        assertThat(story.uptime()).contains(25.0 / 40);
    }

    @Test
    void whatNobodyKnowsCountsForNothing() {
        SiteStory story = story(point(0, SiteState.OK), point(10, SiteState.UNKNOWN), point(20, SiteState.FAULT));

        assertThat(story.uptime()).contains(10.0 / 25);
        assertThat(story().uptime()).isEmpty();
        assertThat(story(point(1440, SiteState.OK)).uptime())
                .as("one look at the very end")
                .contains(1.0);
        assertThat(story(point(1440, SiteState.FAULT)).uptime()).contains(0.0);
    }

    @Test
    void whatBelongsToAnotherSiteOrToTheFutureIsNotPartOfIt() {
        SitePoint other = new SitePoint("api", FROM, SiteState.FAULT, 500, 1, "x", null, null, false, null);
        SiteStory story = story(other, point(5, SiteState.OK), point(1441, SiteState.FAULT));

        assertThat(story.points()).hasSize(1);
        assertThat(story.outages()).isEmpty();
    }

    @Test
    void anOutageLastsUntilSomebodySawItWellAgainAndBeginsWithItsReason() {
        SiteStory story = story(
                point(10, SiteState.FAULT),
                point(20, SiteState.UNKNOWN),
                point(30, SiteState.FAULT),
                point(40, SiteState.OK),
                point(50, SiteState.FAULT));

        assertThat(story.outages())
                .containsExactly(new Outage(minute(10), minute(40), "why 10"), new Outage(minute(50), null, "why 50"));
    }

    @Test
    void aTimeThatNobodyKnowsIsNoOutage() {
        assertThat(story(point(10, SiteState.OK), point(20, SiteState.UNKNOWN), point(30, SiteState.OK))
                        .outages())
                .isEmpty();
    }

    @Test
    void theMedianIsOfGoodAnswersAloneWhateverTheirOrder() {
        List<SitePoint> points = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            points.add(slow(i % 1440, SiteState.OK, i));
        }
        points.add(slow(1439, SiteState.FAULT, 1_000_000));
        Collections.shuffle(points, new Random(7));

        assertThat(story(points.toArray(SitePoint[]::new)).median()).hasValue(5_000);
        assertThat(story(slow(1, SiteState.FAULT, 7)).median()).isEmpty();
    }

    @Test
    void aStripShowsTheWorstOfEachPartAndAHoleWhereNobodyLooked() {
        SiteStory story = story(
                point(0, SiteState.OK),
                point(359, SiteState.FAULT),
                point(360, SiteState.UNKNOWN),
                point(700, SiteState.OK),
                point(1440, SiteState.UNKNOWN));

        assertThat(story.strip(4))
                .containsExactly(
                        Optional.of(SiteState.FAULT),
                        Optional.of(SiteState.OK),
                        Optional.empty(),
                        Optional.of(SiteState.UNKNOWN));
    }

    @Test
    void everyLookFallsIntoExactlyOnePartHoweverManyPartsThereAre() {
        List<SitePoint> points = new ArrayList<>();
        for (int minute = 0; minute <= 1440; minute++) {
            points.add(slow(minute, SiteState.OK, 10));
        }
        SiteStory story = story(points.toArray(SitePoint[]::new));
        for (int parts : List.of(1, 7, 24, 96, 1000)) {
            assertThat(story.strip(parts)).as("%d parts", parts).hasSize(parts).allMatch(Optional::isPresent);
            assertThat(story.pace(parts)).as("%d parts", parts).containsOnly(OptionalLong.of(10));
        }
    }

    private static SiteStory story(SitePoint... points) {
        return new SiteStory("public", FROM, TO, List.of(points));
    }

    private static SitePoint point(int minute, SiteState state) {
        return new SitePoint("public", minute(minute), state, null, 1, "why " + minute, null, null, false, null);
    }

    private static SitePoint slow(int minute, SiteState state, long millis) {
        return new SitePoint("public", minute(minute), state, 200, millis, "", null, null, false, null);
    }

    private static Instant minute(int minute) {
        return FROM.plus(Duration.ofMinutes(minute));
    }

    @Test
    void timesOfMaintenanceAreNeitherUpNorDownAndEndAnOutage() {
        SiteStory story = new SiteStory(
                "public",
                minute(0),
                minute(20),
                List.of(
                        point(0, SiteState.FAULT),
                        new SitePoint("public", minute(5), SiteState.CLOSED, 503, 1, "", null, null, true, "m"),
                        point(10, SiteState.OK),
                        point(15, SiteState.OK)));
        assertThat(story.uptime()).hasValueSatisfying(share -> assertThat(share).isBetween(0.66, 0.67));
        assertThat(story.outages())
                .singleElement()
                .satisfies(outage -> assertThat(outage.until()).isEqualTo(minute(5)));
    }
}
